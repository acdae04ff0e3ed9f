import type { Failure } from '../../../shared/result.ts';

/** The failures of an enrolment that have words of their own in the language files. */
export const enrolmentFailures = [
  'address-unreadable',
  'address-unknown',
  'address-unreachable',
  'not-a-relay',
  'no-tls',
  'certificate-untrusted',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-wrong-name',
  'code-missing',
  'code-invalid',
  'too-many-tries',
  'relay-busy',
  'place-not-chosen',
  'key-store-closed',
  'token-not-kept',
  'relay-key-differs',
  'host-silent',
] as const;
export type EnrolmentFailure = (typeof enrolmentFailures)[number] | 'other';

/** The key of the words for a failure. */
export function wordsOf({ code }: Pick<Failure, 'code'>): EnrolmentFailure {
  return enrolmentFailures.find((known) => known === code) ?? 'other';
}

const saidWhole: readonly EnrolmentFailure[] = ['address-unreadable', 'code-missing', 'code-invalid', 'place-not-chosen', 'host-silent'];

/** The cause as it was reported, where it tells an admin more than our own words. */
export function causeOf(failure: Failure): string | null {
  return saidWhole.includes(wordsOf(failure)) ? null : failure.cause;
}
