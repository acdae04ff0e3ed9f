import type { z } from 'zod';
import { pageHeader, personSchema, refusedPageSchema, setUpLinkSchema, type LogIn, type Person, type SetUp, type SetUpLink } from '../../shared/contract/web-access.ts';
import { fail, ok, type Failure } from '../../shared/result.ts';

/** Why the relay said no, and after how long it may say something else. */
export interface Refusal extends Failure {
  readonly waitSeconds?: number;
}

export type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Refusal };

/** The relay's doors for people in a browser. The session is a cookie that no script sees. */
export interface WebAccess {
  /** `null` when nobody is logged in. */
  me(): Promise<Answer<Person | null>>;
  logIn(asked: LogIn): Promise<Answer<Person>>;
  logOut(): Promise<Answer<void>>;
  look(code: string): Promise<Answer<SetUpLink>>;
  setUp(asked: SetUp): Promise<Answer<Person>>;
  /** Whether a push would be taken now. */
  ready(): Promise<Answer<void>>;
}

/** Whoever waits longer for an answer of so few bytes has no connection. */
const patienceMs = 15_000;

export const webAccess: WebAccess = {
  me: async () => {
    const answer = await ask('/api/me', personSchema);
    return !answer.ok && answer.failure.code === 'not-logged-in' ? ok(null) : answer;
  },
  logIn: (asked) => ask('/api/login', personSchema, asked),
  logOut: async () => {
    const answer = await ask('/api/logout', null, {});
    return answer.ok || answer.failure.code === 'not-logged-in' ? ok(undefined) : answer;
  },
  look: (code) => ask('/api/setup/look', setUpLinkSchema, { code }),
  setUp: (asked) => ask('/api/setup', personSchema, asked),
  ready: () => ask('/readyz', null),
};

async function ask<Value>(path: string, schema: z.ZodType<Value> | null, body?: object): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { [pageHeader]: '1', ...(body && { 'content-type': 'application/json' }) },
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    });
    const said: unknown = await response.json();
    if (!response.ok) return refused(said);
    const read = schema?.safeParse(said);
    if (read && !read.success) return incompatible();
    return ok(read?.data as Value);
  } catch {
    return fail('offline', 'The relay does not answer.', 'Look whether this computer is connected, then try again.');
  }
}

function refused(said: unknown): Answer<never> {
  const read = refusedPageSchema.safeParse(said);
  if (!read.success) return incompatible();
  const { code, error, mend, waitSeconds } = read.data;
  return { ok: false, failure: { code, cause: error, mend, ...(waitSeconds !== undefined && { waitSeconds }) } };
}

function incompatible(): Answer<never> {
  return fail('relay-incompatible', 'The relay answered in a way that this page cannot read.', 'Reload the page.');
}
