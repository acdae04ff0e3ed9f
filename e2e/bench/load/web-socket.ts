import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { clientFrame, FrameReader, opcodes } from './frames.ts';

export interface WebSocketEvents {
  /** The first text may come before `open` has resolved. */
  readonly onText: (text: string, client: WebSocketClient) => void;
  readonly onClose: () => void;
}

/** A WebSocket client that does the least: the load must cost less than what it measures, and the same for everybody. */
export class WebSocketClient {
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Resolves once the server has agreed. Text comes byte by byte (`latin1`): what is looked for in it is ASCII. */
  static open(url: string, { onText, onClose }: WebSocketEvents): Promise<WebSocketClient> {
    const { hostname, port, pathname, search, host } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    const client = new WebSocketClient(socket);
    const reader = new FrameReader((opcode, payload) => {
      if (opcode === opcodes.text) onText(payload.toString('latin1'), client);
      else if (opcode === opcodes.ping) socket.write(clientFrame(opcodes.pong, payload));
      else if (opcode === opcodes.close) socket.end();
    });
    return new Promise((resolve, reject) => {
      let head: Buffer | null = Buffer.alloc(0);
      socket.on('connect', () => {
        const key = randomBytes(16).toString('base64');
        socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`);
      });
      socket.on('data', (piece) => {
        if (head === null) return reader.take(piece);
        head = Buffer.concat([head, piece]);
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        if (!head.toString('latin1', 0, 12).endsWith(' 101')) {
          socket.destroy();
          return reject(new Error(`No WebSocket at ${url}: ${head.toString('latin1', 0, 40)}`));
        }
        const rest = head.subarray(end + 4);
        head = null;
        resolve(client);
        if (rest.length > 0) reader.take(rest);
      });
      socket.on('error', reject);
      socket.on('close', () => {
        reject(new Error(`${url} closed the connection.`));
        onClose();
      });
    });
  }

  send(text: string): void {
    this.#socket.write(clientFrame(opcodes.text, Buffer.from(text)));
  }

  close(): void {
    this.#socket.destroy();
  }
}
