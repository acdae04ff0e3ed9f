import { z } from 'zod';
import { startStandIn, type StandIn } from './stand-in.ts';

const newHook = z.object({ callback_url: z.url(), callback_apikey: z.string().optional(), event: z.string() });
type NewHook = z.infer<typeof newHook>;

/** Stands in for TEL4VN's list of hooks, as its page "Event" tells it: GET, POST and DELETE of `/v1/event` with a Bearer token. */
export interface Tel4vnCloud extends StandIn {
  readonly token: string;
  readonly hooks: readonly NewHook[];
  /** A hook that somebody else registered. */
  add(event: string, callbackUrl: string): void;
}

export async function startTel4vnCloud(): Promise<Tel4vnCloud> {
  const token = 'token-of-the-page';
  const hooks: (NewHook & { readonly event_domain_uuid: string })[] = [];
  let made = 0;
  const take = (hook: NewHook): void => void hooks.push({ ...hook, event_domain_uuid: `eeeeeeee-1111-2222-3333-${String(++made).padStart(8, '0')}` });
  const standIn = await startStandIn(({ method, url, headers }, sent) => {
    if (headers.authorization !== `Bearer ${token}`) return [401, {}];
    if (method === 'GET' && url === '/v1/event') return [200, { data: hooks.map(({ event, ...hook }) => ({ ...hook, event_name: event })) }];
    if (method === 'POST' && url === '/v1/event') {
      take(newHook.parse(JSON.parse(sent)));
      return [200, { created: true }];
    }
    const place = hooks.findIndex((hook) => url === `/v1/event/${hook.event_domain_uuid}`);
    if (method !== 'DELETE' || place === -1) return [404, { error: 'not found' }];
    hooks.splice(place, 1);
    return [200, { deleted: true }];
  });
  return { ...standIn, token, hooks, add: (event, callbackUrl) => take({ event, callback_url: callbackUrl }) };
}
