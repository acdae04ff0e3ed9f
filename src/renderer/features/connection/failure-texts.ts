import type { Failure } from '../../../shared/result.ts';

/** The failures that have words of their own in the language files; any other is told as `other`. */
const knownCodes = [
  'unauthorized',
  'revoked',
  'not-enrolled',
  'relay-unreachable',
  'history-unavailable',
  'host-silent',
] as const;
export type FailureWords = (typeof knownCodes)[number] | 'other';

/** The key of the words for a failure. */
export function wordsOf({ code }: Pick<Failure, 'code'>): FailureWords {
  return knownCodes.find((known) => known === code) ?? 'other';
}

/** What was reported, as it was reported; without words of our own the reported mend is all the help there is. */
export function detailOf(failure: Failure): string {
  return wordsOf(failure) === 'other' ? `${failure.cause} ${failure.mend}` : failure.cause;
}

/** Whether waiting does not help: told in red instead of amber. */
export function needsPerson(failure: Failure): boolean {
  return wordsOf(failure) !== 'relay-unreachable';
}
