import { z } from 'zod';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { ok, type Result } from '../../../src/shared/result.ts';
import { readLimited } from '../tel4vn/read-limited.ts';
import { parseJson, sayNoAnswer } from '../no-answer.ts';
import { connectionLost, notDialled, timedOut, unauthorized, unexpectedAnswer, unreachable } from './failures.ts';
import { asHeader, asJsonText, asUriPart, fill, type DialValues } from './fill.ts';
import { moorSignature, type Nonces } from './moor-signature.ts';
import type { DialTemplate } from './template.ts';

export interface PlaceCallParts {
  readonly nonces: Nonces;
  readonly now: () => EpochMs;
  readonly timeoutMs: number;
}

const contentTypes = { json: 'application/json', form: 'application/x-www-form-urlencoded' } as const;

/** 7moor's answer (sources/README.md): `{success, code:"200", message, data, requestInfo}`. Other clouds' may have as much of it. */
const moorAnswer = z.object({ success: z.boolean() });
/** What clouds say that did not place a call, whatever the HTTP status: 7moor's way, TEL4VN's (sources/README.md), and texts for either. */
const refusal = z
  .object({ success: z.unknown(), status: z.unknown(), code: z.unknown(), message: z.unknown(), error: z.unknown() })
  .partial()
  .refine(({ success, status }) => success === false || success === 'false' || (typeof status === 'string' && /^fail/i.test(status)));

/** Asks a cloud for one call, once: a request that got no answer may have been carried out. */
export async function placeCall(template: DialTemplate, values: DialValues, { nonces, now, timeoutMs }: PlaceCallParts): Promise<Result<void>> {
  const url = new URL(fill(template.url, values, asUriPart));
  try {
    const at = now();
    const response = await fetch(url, {
      method: template.method,
      headers: {
        accept: 'application/json',
        ...(template.body && { 'content-type': contentTypes[template.body.type] }),
        ...headersOf(template, values),
        ...(template.sign && moorSignature(template.sign, nonces.next(at), at)),
      },
      ...(template.body && { body: fill(template.body.text, values, template.body.type === 'json' ? asJsonText : asUriPart) }),
      // Keys and numbers go where the admin said and nowhere else.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return judge(response.status, await readLimited(response), template.sign !== null);
  } catch (error) {
    return failureOf(error, url.host, timeoutMs);
  }
}

/** In small letters: what the admin says of a header takes the place of the relay's own. */
function headersOf({ headers }: DialTemplate, values: DialValues): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), fill(value, values, asHeader)]));
}

function judge(status: number, text: string | null, isMoor: boolean): Result<void> {
  if (status === 401 || status === 403) return unauthorized(status);
  if (status >= 300 && status < 400) return unexpectedAnswer(`sends the relay elsewhere (HTTP ${status})`);
  const answer = parseJson(text);
  const refused = refusal.safeParse(answer);
  if (refused.success) return notDialled(wordsOf(refused.data, status));
  if (status >= 500) return unexpectedAnswer(`failed inside (HTTP ${status})`);
  if (status >= 400) return notDialled(`HTTP ${status}`);
  return isMoor && !moorAnswer.safeParse(answer).success ? unexpectedAnswer('did not say whether it placed the call') : ok(undefined);
}

/** For the agent who dialled: the cloud's message, cut to what a screen shows; else its code. */
function wordsOf({ code, message, error }: z.infer<typeof refusal>, status: number): string {
  const said = [message, error].find((text) => typeof text === 'string') ?? '';
  const words = said.replaceAll(/\p{C}+/gu, ' ').trim().slice(0, 200);
  if (words !== '') return words;
  return typeof code === 'string' && /^\w{1,32}$/.test(code) ? `code ${code}` : `HTTP ${status}`;
}

function failureOf(error: unknown, host: string, timeoutMs: number): Result<never> {
  return sayNoAnswer(error, {
    timedOut: () => timedOut(host, timeoutMs),
    notHttp: () => unexpectedAnswer('answered with something that is not HTTP'),
    unreachable: (code) => unreachable(host, code),
    lost: () => connectionLost(host),
  });
}
