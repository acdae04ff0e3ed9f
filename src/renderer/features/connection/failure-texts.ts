import type { Failure } from '../../../shared/result.ts';

/** The failures that have words of their own in the language files; any other is told as `other`. */
const knownCodes = [
  'unauthorized',
  'revoked',
  'relay-unreachable',
  'history-unavailable',
  'history-newer',
  'host-silent',
] as const;
export type FailureWords = (typeof knownCodes)[number] | 'other';

/** The key of the words for a failure. */
export function wordsOf({ code }: Pick<Failure, 'code'>): FailureWords {
  return knownCodes.find((known) => known === code) ?? 'other';
}

/** Where our own words say everything, the reported cause would only repeat it in another language. */
const saidWhole: readonly FailureWords[] = ['unauthorized', 'revoked', 'relay-unreachable', 'history-newer'];

/** What was reported, as it was reported, where it adds something; without words of our own also the reported mend. */
export function detailOf(failure: Failure): string | null {
  const words = wordsOf(failure);
  if (saidWhole.includes(words)) return null;
  return words === 'other' ? `${failure.cause} ${failure.mend}` : failure.cause;
}

/** Whether a new code puts it right. */
export function needsNewCode(failure: Failure): boolean {
  const words = wordsOf(failure);
  return words === 'unauthorized' || words === 'revoked';
}

/** Whether waiting does not help: told in red instead of amber. */
export function needsPerson(failure: Failure): boolean {
  return wordsOf(failure) !== 'relay-unreachable';
}
