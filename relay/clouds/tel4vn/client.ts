import { ok, type Result } from '../../../src/shared/result.ts';
import type { Access } from './access.ts';
import { createdAnswer, deletedAnswer, dialAnswer, hooksAnswer } from './answers.ts';
import { exchange, type Answer, type Request } from './exchange.ts';
import { notCreated, notDeleted, notDialled, unexpectedAnswer } from './failures.ts';

/** A hook as TEL4VN keeps it. */
export interface Hook {
  readonly id: string;
  /** ringing, answered, hangup, cdr, or what newer pages add. */
  readonly event: string;
  /** Holds the secret of whoever registered it: to be shown by its origin and path's beginning only. */
  readonly callbackUrl: string;
  readonly domain: string | null;
}

export interface NewHook {
  readonly event: string;
  readonly callbackUrl: string;
  readonly callbackApiKey: string | null;
}

export interface DialRequest {
  readonly extension: string;
  readonly phone: string;
  /** The vendor's optional parameters, in its own words. */
  readonly options?: Readonly<Partial<Record<DialOption, string>>>;
}
export type DialOption =
  | 'src_cid_name'
  | 'src_cid_number'
  | 'dest_cid_name'
  | 'dest_cid_number'
  | 'auto_answer'
  | 'hotline'
  | 'is_encode';

/** TEL4VN's interface as its pages "Event" and "Click2call" tell it. Every failure is a value (failures.ts). */
export interface Tel4vnClient {
  listHooks(): Promise<Result<readonly Hook[]>>;
  createHook(hook: NewHook): Promise<Result<void>>;
  /** A hook that an earlier, unanswered attempt has deleted counts as deleted. */
  deleteHook(id: string): Promise<Result<void>>;
  /** Rings the extension, then the phone; answers without waiting for the extension to pick up. Never tried twice. */
  click2call(request: DialRequest): Promise<Result<{ readonly callId: string | null }>>;
}

export interface Patience {
  readonly timeoutMs: number;
  /** One pause before each further attempt of what may be repeated. */
  readonly retryPausesMs: readonly number[];
}

const usualPatience: Patience = { timeoutMs: 8_000, retryPausesMs: [300, 1_200] };

/** What may be the id of a hook; also keeps an id from leading to another path of the interface. */
export const hookIdPattern = /^[\w-]{1,64}$/;

export function createTel4vnClient(access: Access, { timeoutMs, retryPausesMs }: Patience = usualPatience): Tel4vnClient {
  const ask = (method: Request['method'], path: string, more: Partial<Request> = {}): Promise<Result<Answer>> =>
    exchange({ method, url: new URL(`${access.baseUrl}/v1/${path}`), token: access.token, timeoutMs, retryPausesMs: [], ...more });

  return {
    listHooks: async () => {
      const answer = await ask('GET', 'event', { retryPausesMs });
      return answer.ok ? readHooks(answer.value) : answer;
    },
    createHook: async ({ event, callbackUrl, callbackApiKey }) => {
      const key = callbackApiKey === null ? {} : { callback_apikey: callbackApiKey };
      const answer = await ask('POST', 'event', { body: { callback_url: callbackUrl, ...key, event } });
      return answer.ok ? readCreated(answer.value, event) : answer;
    },
    deleteHook: async (id) => {
      if (!hookIdPattern.test(id)) return notDeleted('what was named, as that cannot be the id of a hook');
      const answer = await ask('DELETE', `event/${id}`, { retryPausesMs });
      return answer.ok ? readDeleted(answer.value, id) : answer;
    },
    click2call: async ({ extension, phone, options = {} }) => {
      const query = new URLSearchParams({ ...options, ext: extension, phone });
      const answer = await ask('GET', `click2call/async?${query}`);
      return answer.ok ? readDialled(answer.value) : answer;
    },
  };
}

function readHooks({ status, json }: Answer): Result<readonly Hook[]> {
  const read = hooksAnswer.safeParse(json);
  if (status >= 400 || !read.success) return unexpectedAnswer(`did not list its hooks as its page says (HTTP ${status})`);
  return ok(
    (read.data.data ?? []).map((hook) => ({
      id: hook.event_domain_uuid,
      event: hook.event_name,
      callbackUrl: hook.callback_url ?? '',
      domain: hook.domain_name ?? null,
    })),
  );
}

function readCreated({ status, json }: Answer, event: string): Result<void> {
  if (status >= 400) return notCreated(event, status);
  const read = createdAnswer.safeParse(json);
  if (!read.success) return unexpectedAnswer(`did not say whether the hook for ${event} was registered`);
  return read.data.created ? ok(undefined) : notCreated(event, status);
}

function readDeleted({ status, json, repeated }: Answer, id: string): Result<void> {
  if (status === 404 && repeated) return ok(undefined);
  if (status >= 400) return notDeleted(`the hook ${id} (HTTP ${status})`);
  const read = deletedAnswer.safeParse(json);
  if (!read.success) return unexpectedAnswer(`did not say whether the hook ${id} was deleted`);
  return read.data.deleted ? ok(undefined) : notDeleted(`the hook ${id} (HTTP ${status})`);
}

function readDialled({ status, json }: Answer): Result<{ readonly callId: string | null }> {
  const read = dialAnswer.safeParse(json);
  if (!read.success) return unexpectedAnswer(`did not say whether it placed the call (HTTP ${status})`);
  if (read.data.status === 'success') return ok({ callId: read.data.call_id ?? null });
  const { error } = read.data;
  return notDialled(typeof error === 'string' && /^[A-Z_]{1,64}$/.test(error) ? error : null);
}
