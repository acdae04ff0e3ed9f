import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** What the stand-in does with one request. */
export type Reply =
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }
  | 'hang'
  | 'stall-in-the-body'
  | 'drop'
  | 'speak-no-http';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Some cloud that places calls. It answers as 7moor does unless told otherwise. */
export class CloudStandIn {
  readonly seen: Seen[] = [];
  /** Each holds for one request, in this order. */
  readonly replies: Reply[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  static async start(): Promise<CloudStandIn> {
    const standIn = new CloudStandIn();
    standIn.#server.listen(0, '127.0.0.1');
    await once(standIn.#server, 'listening');
    return standIn;
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
    this.seen.push({ method, path, headers, body: await text(request) });
    const reply = this.replies.shift() ?? { status: 200, body: '{"success":true,"code":"200","message":"ok","data":{}}' };
    if (reply === 'hang') return;
    if (reply === 'drop') return void request.socket.destroy();
    if (reply === 'speak-no-http') return void request.socket.end('220 mail.example ESMTP\r\n');
    if (reply === 'stall-in-the-body') return void response.writeHead(200).write('{"success":');
    response.writeHead(reply.status, reply.headers ?? {}).end(reply.body);
  }
}
