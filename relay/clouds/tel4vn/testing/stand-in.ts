import { z } from 'zod';
import { FaultyServer, type Answer, type Asked } from '../../testing/faulty-server.ts';

export type { Fault } from '../../testing/faulty-server.ts';

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
  readonly token = 'stand-in-token';
  /** What click2call answers. */
  dialled: object = { status: 'success', call_id: 'avavavav-1111-2222-3333-eeeeeeee' };
  readonly #server = new FaultyServer(
    ({ method, path, headers, body }) => this.seen.push({ method, path, authorization: headers.authorization, body: bodyOf(body) }),
    (asked) => this.#answer(asked),
  );
  /** Each holds for one request, in this order. */
  readonly faults = this.#server.faults;

  static async start(): Promise<StandIn> {
    const standIn = new StandIn();
    await standIn.#server.start();
    return standIn;
  }

  /** As `api-host` wants it. */
  get host(): string {
    return this.#server.origin;
  }

  stop(): Promise<void> {
    return this.#server.stop();
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

  #answer({ method, path, headers, body }: Asked): Answer {
    const { status, json } = headers.authorization === `Bearer ${this.token}` ? this.#does(method, path, bodyOf(body)) : { status: 401, json: {} };
    return { status, body: JSON.stringify(json), headers: { 'content-type': 'application/json' } };
  }

  #does(method: string, path: string, body: unknown): { status: number; json: object } {
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

function bodyOf(sent: string): unknown {
  return sent === '' ? undefined : JSON.parse(sent);
}
