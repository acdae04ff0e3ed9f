import { setTimeout as pause } from 'node:timers/promises';
import { ok, type Result } from '../../../src/shared/result.ts';
import { parseJson, sayNoAnswer } from '../no-answer.ts';
import { connectionLost, timedOut, unauthorized, unexpectedAnswer, unreachable } from './failures.ts';
import { readLimited } from './read-limited.ts';

export interface Request {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly token: string;
  readonly body?: object;
  readonly timeoutMs: number;
  /** One pause before each further attempt; empty for whatever must not happen twice. */
  readonly retryPausesMs: readonly number[];
}

export interface Answer {
  readonly status: number;
  /** `undefined` where the body is not JSON, which a refusal (4xx) may well be. */
  readonly json: unknown;
  /** An earlier attempt may have been carried out, its answer lost. */
  readonly repeated: boolean;
}

/**
 * Asks TEL4VN one thing, again where that is safe: after no answer, a broken one, or a failing server (5xx).
 *
 * @returns 2xx with JSON, or a 4xx other than 401 and 403; fails with `unauthorized`, `unreachable`, `timed-out` or
 * `unexpected-answer`
 */
export async function exchange(request: Request): Promise<Result<Answer>> {
  let last = await attempt(request);
  for (const pauseMs of request.retryPausesMs) {
    if (!last.mayPass) break;
    await pause(pauseMs);
    const { result, mayPass } = await attempt(request);
    last = { result: result.ok ? ok({ ...result.value, repeated: true }) : result, mayPass };
  }
  return last.result;
}

interface Attempt {
  readonly result: Result<Answer>;
  /** Another attempt may fare better. */
  readonly mayPass: boolean;
}

async function attempt({ method, url, token, body, timeoutMs }: Request): Promise<Attempt> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json', ...(body && { 'content-type': 'application/json' }) };
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
      // The token goes where the admin said and nowhere else.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return judge(response, await readLimited(response));
  } catch (error) {
    return { result: failureOf(error, url.host, timeoutMs), mayPass: true };
  }
}

function judge({ status, headers }: Response, text: string | null): Attempt {
  if (status === 401 || status === 403) return { result: unauthorized(status), mayPass: false };
  if (status >= 500) return { result: unexpectedAnswer(`failed inside (HTTP ${status})`), mayPass: true };
  if (status >= 300 && status < 400) {
    return { result: unexpectedAnswer(`sends the relay elsewhere (HTTP ${status}${originIn(headers.get('location'))})`), mayPass: false };
  }
  const json = parseJson(text);
  if (json === undefined && status < 300) return { result: unexpectedAnswer('answered with something that is not JSON'), mayPass: false };
  return { result: ok({ status, json, repeated: false }), mayPass: false };
}

/** The whole address may hold what is nobody's business. */
function originIn(location: string | null): string {
  return location !== null && URL.canParse(location) ? `, to ${new URL(location).origin}` : '';
}

function failureOf(error: unknown, host: string, timeoutMs: number): Result<never> {
  return sayNoAnswer(error, {
    timedOut: () => timedOut(host, timeoutMs),
    notHttp: () => unexpectedAnswer('answered with something that is not HTTP'),
    unreachable: (code) => unreachable(host, code),
    lost: () => connectionLost(host),
  });
}
