import { createServer, connect } from 'node:net';
import type { Server, Socket } from 'node:net';

/** A line between desk and relay that can go dead without anybody being told, as a Wi-Fi does. */
export class FaultyLine {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #dead = false;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async to(port: number): Promise<FaultyLine> {
    const server = createServer({ allowHalfOpen: true });
    const line = new FaultyLine(server);
    server.on('connection', (near) => line.#carry(near, port));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' ? (address?.port ?? 0) : 0;
  }

  /** From now on nothing gets through, new connections included; none is closed. */
  goDead(): void {
    this.#dead = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** New connections get through again. What was open stays dead for ever, as after a change of network. */
  comeBack(): void {
    this.#dead = false;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #carry(near: Socket, port: number): void {
    this.#hold(near);
    if (this.#dead) return void near.pause();
    const far = connect(port, '127.0.0.1');
    this.#hold(far);
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => near.write(bytes));
    near.on('end', () => far.end());
    far.on('end', () => near.end());
  }

  #hold(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
