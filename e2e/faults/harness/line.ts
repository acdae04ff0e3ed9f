import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** `there`: from who connects towards the program behind the line; `back`: from that program. */
export type Way = 'there' | 'back' | 'both';

/** Bytes that go one way. */
interface Flow {
  readonly way: 'there' | 'back';
  readonly from: Socket;
  readonly to: Socket;
  isFull: boolean;
  hasEnded: boolean;
  /** What arrived before has been handed on. */
  handedOn: Promise<void>;
}

/** A line to a program on this computer that fails as networks do: whoever uses it is told nothing. */
export class Line {
  readonly #server: Server;
  readonly #port: number;
  readonly #sockets = new Set<Socket>();
  readonly #flows = new Set<Flow>();
  readonly #isCut = { there: false, back: false };
  /** Of each connection whose way back was cut last: the bytes that have come since. */
  #late = new Map<Flow, number>();
  #isDead = false;
  #delayMs = 0;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.#port = port;
  }

  /** @param port where the program behind the line listens */
  static async to(port: number): Promise<Line> {
    const server = createServer({ allowHalfOpen: true });
    const line = new Line(server, port);
    server.on('connection', (near) => line.#carry(near));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return line;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' ? (address?.port ?? 0) : 0;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Nothing arrives that way any more, of new connections neither. Cut `back` is also a client that stops reading. */
  cut(way: Way = 'both'): void {
    if (way !== 'back') this.#isCut.there = true;
    if (way !== 'there') {
      this.#isCut.back = true;
      this.#late = new Map([...this.#flows].filter((flow) => flow.way === 'back').map((flow) => [flow, 0]));
    }
    this.#settle();
  }

  /** What was on its way arrives late, as TCP sends it again. */
  mend(): void {
    this.#isCut.there = false;
    this.#isCut.back = false;
    this.#settle();
  }

  /** So many bytes at most were held for one of the connections whose way back was cut, where none of them has outlived that. */
  get mostLateBytes(): number {
    return Math.max(0, ...this.#late.values());
  }

  /** From now on each byte takes so much longer. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Every connection breaks, for both ends to see. */
  hangUp(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /**
   * What is sent vanishes from now on, and no end hears of the other's: not of its going either. New connections get nowhere.
   *
   * @returns when, by `performance.now()`, each end had given up all connections of this moment
   */
  goDead(): { readonly near: Promise<number>; readonly far: Promise<number> } {
    this.#isDead = true;
    const flows = [...this.#flows];
    this.#flows.clear();
    const given = async (way: Flow['way']): Promise<number> => {
      await Promise.all(flows.filter((flow) => flow.way === way && !flow.from.closed).map(({ from }) => once(from, 'close')));
      return performance.now();
    };
    const [near, far] = [given('there'), given('back')];
    for (const { from } of flows) {
      from.removeAllListeners('data').removeAllListeners('end');
      from.on('data', () => undefined).on('end', () => from.destroy()).resume();
    }
    return { near, far };
  }

  /** New connections get through again. What was open stays dead for ever, as after a change of network. */
  comeBack(): void {
    this.#isDead = false;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #carry(near: Socket): void {
    this.#hold(near);
    if (this.#isDead) return void near.on('end', () => near.destroy()).resume();
    const far = connect({ port: this.#port, host: '127.0.0.1', allowHalfOpen: true });
    this.#hold(far);
    this.#open('there', near, far);
    this.#open('back', far, near);
    this.#settle();
  }

  #open(way: Flow['way'], from: Socket, to: Socket): void {
    const flow: Flow = { way, from, to, isFull: false, hasEnded: false, handedOn: Promise.resolve() };
    this.#flows.add(flow);
    from.on('data', (bytes) => this.#handOn(flow, () => this.#write(flow, bytes)));
    from.on('end', () => this.#handOn(flow, () => to.end()));
    from.on('close', () =>
      this.#handOn(flow, () => {
        flow.hasEnded = true;
        this.#settle();
      }),
    );
  }

  /** In the order of arrival, whatever the delay of each. */
  #handOn(flow: Flow, act: () => void): void {
    const due = performance.now() + this.#delayMs;
    flow.handedOn = flow.handedOn.then(async () => {
      const restMs = due - performance.now();
      if (restMs > 0) await sleep(restMs);
      if (this.#flows.has(flow)) act();
    });
  }

  #write(flow: Flow, bytes: Buffer): void {
    const late = this.#late.get(flow);
    if (late !== undefined) this.#late.set(flow, late + bytes.length);
    if (flow.to.write(bytes) || flow.isFull) return;
    flow.isFull = true;
    this.#settle();
    flow.to.once('drain', () => {
      flow.isFull = false;
      this.#settle();
    });
  }

  #settle(): void {
    for (const flow of this.#flows) {
      const isCut = this.#isCut[flow.way];
      if (isCut || flow.isFull) flow.from.pause();
      else flow.from.resume();
      // Who has gone is missed only where the word of it gets through.
      if (!flow.hasEnded || isCut) continue;
      this.#flows.delete(flow);
      flow.to.destroy();
    }
  }

  #hold(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
