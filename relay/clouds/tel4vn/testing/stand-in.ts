import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** What the stand-in does with one request instead of what the vendor's page says. */
export type Fault =
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }
  | 'hang'
  | 'stall-in-the-body'
  | 'drop'
  /** Does what was asked, and breaks off before it answers. */
  | 'lose-the-answer'
  | 'speak-no-http';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

const newHook = z.object({ callback_url: z.string(), callback_apikey: z.string().optional(), event: z.string() });
export type StoredHook = Record<'event_domain_uuid' | 'domain_uuid' | 'domain_name' | 'event_name' | 'callback_url' | 'callback_apikey', string>;

/** A TEL4VN that answers as the pages "Event" and "Click2call" say, with the token `stand-in-token`. */
export class StandIn {
  readonly hooks: StoredHook[] = [];
  readonly seen: Seen[] = [];
  /** Each holds for one request, in this order. */
  readonly faults: Fault[] = [];
  readonly token = 'stand-in-token';
  /** What click2call answers. */
  dialled: object = { status: 'success', call_id: 'avavavav-1111-2222-3333-eeeeeeee' };
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  static async start(): Promise<StandIn> {
    const standIn = new StandIn();
    standIn.#server.listen(0, '127.0.0.1');
    await once(standIn.#server, 'listening');
    return standIn;
  }

  /** As `api-host` wants it. */
  get host(): string {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  addHook(event: string, callbackUrl: string): StoredHook {
    const hook = {
      event_domain_uuid: `eeeeeeee-1111-2222-3333-${String(this.hooks.length + 1).padStart(8, '0')}`,
      domain_uuid: 'dddddddd-1111-2222-3333-eeeeeeee',
      domain_name: 'test.tel4vn.com',
      event_name: event,
      callback_url: callbackUrl,
      callback_apikey: 'foo',
    };
    this.hooks.push(hook);
    return hook;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await text(request);
    const { method = '', url: path = '', headers } = request;
    const body: unknown = sent === '' ? undefined : JSON.parse(sent);
    this.seen.push({ method, path, authorization: headers.authorization, body });
    const fault = this.faults.shift();
    if (fault === 'hang') return;
    if (fault === 'drop') return void request.socket.destroy();
    if (fault === 'speak-no-http') return void request.socket.end('220 mail.example ESMTP\r\n');
    if (fault === 'stall-in-the-body') return void response.writeHead(200).write('{"data":');
    if (typeof fault === 'object') return void response.writeHead(fault.status, fault.headers ?? {}).end(fault.body);
    const answer = headers.authorization === `Bearer ${this.token}` ? this.#answer(method, path, body) : { status: 401, json: {} };
    if (fault === 'lose-the-answer') return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.json));
  }

  #answer(method: string, path: string, body: unknown): { status: number; json: object } {
    if (method === 'GET' && path === '/v1/event') return { status: 200, json: { data: this.hooks } };
    if (method === 'GET' && path.startsWith('/v1/click2call/async?')) return { status: 200, json: this.dialled };
    if (method === 'POST' && path === '/v1/event') {
      const { event, callback_url } = newHook.parse(body);
      this.addHook(event, callback_url);
      return { status: 200, json: { created: true } };
    }
    const index = this.hooks.findIndex((hook) => path === `/v1/event/${hook.event_domain_uuid}`);
    if (method !== 'DELETE' || index === -1) return { status: 404, json: { error: 'not found' } };
    this.hooks.splice(index, 1);
    return { status: 200, json: { deleted: true } };
  }
}
