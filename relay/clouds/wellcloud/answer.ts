import { z } from 'zod';
import { failWith, listenFirst, type WellcloudFailure, type WellcloudResult } from './failure.ts';
import type { RawAnswer } from './post.ts';
import { failureOfReturnCode } from './return-codes.ts';

const sign = z.union([z.string(), z.number(), z.boolean()]).nullish();

/**
 * An answer as far as the document shows one: `callId` of the media commands (5.1.5, 5.2.5, 5.3.5), `id` and `result` of
 * monitor-call (4.1.5). Where the return codes of section 6 stand is nowhere shown: any of three names will do, as a
 * number or as text (the vendor's page 安全认证 shows `{"message": …, "code": "500"}`).
 */
const answerSchema = z.object({ code: sign, returnCode: sign, result: sign, callId: z.string().nullish() });
type Answer = z.infer<typeof answerSchema>;

/** `success` is the document's; the others are what interfaces say that give a code with every answer. */
const goodWords: readonly string[] = ['success', 'ok', 'true'];
const goodCodes: readonly number[] = [0, 200];

/**
 * Understands what came back. Whether the `callId` of an answer is that of the command is not asked: in the document's
 * own examples the two differ.
 */
export function readAnswer({ status, text }: RawAnswer): WellcloudResult<null> {
  const answer = parse(text);
  const { codes, words } = signsIn(answer);
  const badCode = codes.find((code) => !goodCodes.includes(code)) ?? null;
  const documented = badCode === null ? null : failureOfReturnCode(badCode);
  if (documented) return { ok: false, failure: documented };
  if (status < 200 || status > 299) return { ok: false, failure: failureOfStatus(status, badCode) };
  if (badCode !== null) {
    const cause = `WellCloud answered with the return code ${badCode}, which its document does not list.`;
    return failWith('unknown-return-code', cause, `${listenFirst} Ask WellCloud what the code means.`, true, badCode);
  }
  if (words.some((word) => !goodWords.includes(word))) return refused;
  const saysSo = codes.length > 0 || words.length > 0 || Boolean(answer?.callId);
  return saysSo ? { ok: true, value: null } : unreadable;
}

const unreadable = failWith(
  'unreadable-answer',
  "WellCloud's answer is none that its document shows.",
  `${listenFirst} Check that api-base leads to WellCloud itself: danping-relay source set ID api-base=…`,
  true,
);

const refused = failWith(
  'refused',
  'WellCloud answered that it did not succeed, in words that its document does not list.',
  `${listenFirst} If it lasts, tell WellCloud.`,
  true,
);

function parse(text: string): Answer | null {
  try {
    return answerSchema.safeParse(JSON.parse(withCommas(text))).data ?? null;
  } catch {
    return null;
  }
}

/** 4.1.5 shows an answer without the comma between its lines. No line break can stand within a JSON text, so none is hurt. */
function withCommas(text: string): string {
  return text.replaceAll(/"([ \t]*\r?\n\s*)"/g, '",$1"');
}

/** Return codes have at most five digits; whatever else stands there is a word. */
function signsIn(answer: Answer | null): { readonly codes: readonly number[]; readonly words: readonly string[] } {
  const signs = [answer?.code, answer?.returnCode, answer?.result].map((value) => String(value ?? '').trim().toLowerCase());
  const isCode = (text: string): boolean => /^\d{1,6}$/.test(text);
  return { codes: signs.filter(isCode).map(Number), words: signs.filter((text) => text !== '' && !isCode(text)) };
}

function failureOfStatus(status: number, returnCode: number | null): WellcloudFailure {
  if (status === 401 || status === 403) {
    const mend =
      'Enter a fresh one, for a token lasts 24 hours (danping-relay source set ID api-token=…), ' +
      'or have the relay fetch them: set app-id, app-secret and token-url.';
    return failWith('unauthorized', 'WellCloud does not accept the API token.', mend, false, returnCode).failure;
  }
  if (status >= 500) {
    const mend = `${listenFirst} If it lasts, tell WellCloud.`;
    return failWith('http-status', `WellCloud failed with HTTP status ${status}.`, mend, true, returnCode).failure;
  }
  const cause =
    status <= 399
      ? `The address of WellCloud's interface points elsewhere (HTTP status ${status}); the command was not carried on.`
      : `WellCloud did not take the command (HTTP status ${status}).`;
  const mend = 'Check api-base: danping-relay source set ID api-base=…';
  return failWith('http-status', cause, mend, false, returnCode).failure;
}
