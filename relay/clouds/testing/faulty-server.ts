import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** What a stand-in does with one request instead of what its cloud's page says. */
export type Fault =
  | Answer
  | 'hang'
  | 'stall-in-the-body'
  | 'drop'
  /** Does what was asked, and breaks off before it answers. */
  | 'lose-the-answer'
  | 'speak-no-http';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A cloud's HTTP interface on this computer, which goes wrong when it is told to. */
export class FaultyServer {
  /** Each holds for one request, in this order. */
  readonly faults: Fault[] = [];
  readonly #hear: (asked: Asked) => void;
  readonly #answer: (asked: Asked) => Answer;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  /**
   * @param hear told of each request, whatever becomes of it
   * @param answer does what the request asks, as the cloud does
   */
  constructor(hear: (asked: Asked) => void, answer: (asked: Asked) => Answer) {
    this.#hear = hear;
    this.#answer = answer;
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get origin(): string {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    const asked = { method, path, headers, body: await text(request) };
    this.#hear(asked);
    const fault = this.faults.shift();
    if (fault === 'hang') return;
    if (fault === 'drop') return void request.socket.destroy();
    if (fault === 'speak-no-http') return void request.socket.end('220 mail.example ESMTP\r\n');
    if (fault === 'stall-in-the-body') return void response.writeHead(200).write('{"data":');
    const answer = typeof fault === 'object' ? fault : this.#answer(asked);
    if (fault === 'lose-the-answer') return void request.socket.destroy();
    response.writeHead(answer.status, answer.headers ?? {}).end(answer.body);
  }
}
