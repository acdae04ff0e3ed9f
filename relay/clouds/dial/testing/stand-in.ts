import { FaultyServer, type Answer, type Asked } from '../../testing/faulty-server.ts';

export type { Fault as Reply } from '../../testing/faulty-server.ts';

/** As 7moor answers a call that it places. */
const placed: Answer = { status: 200, body: '{"success":true,"code":"200","message":"ok","data":{}}' };

/** Some cloud that places calls. It answers as 7moor does unless told otherwise. */
export class CloudStandIn {
  readonly seen: Asked[] = [];
  readonly #server = new FaultyServer((asked) => this.seen.push(asked), () => placed);
  /** Each holds for one request, in this order. */
  readonly replies = this.#server.faults;

  static async start(): Promise<CloudStandIn> {
    const standIn = new CloudStandIn();
    await standIn.#server.start();
    return standIn;
  }

  get origin(): string {
    return this.#server.origin;
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }
}
