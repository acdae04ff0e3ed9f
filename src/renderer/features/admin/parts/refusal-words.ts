/** The relay's refusals that have words of their own in the language files. */
export const knownRefusals = [
  'offline',
  'relay-incompatible',
  'unreadable',
  'usage',
  'wrong-setting',
  'source-exists',
  'source-missing',
  'identity-taken',
  'login-taken',
  'last-admin',
  'too-many',
  'no-test-call',
  'agent-unknown',
  'not-set',
  'push-gone',
  'unauthorized',
  'unreachable',
  'timed-out',
  'directory-unavailable',
  'log-unavailable',
  'still-read',
  'busy',
  'not-allowed',
  'not-from-here',
  'release-incomplete',
  'release-damaged',
  'release-differs',
  'release-in-use',
  'nothing-offered',
] as const;
export type RefusalWords = (typeof knownRefusals)[number] | 'other';

/** The key of the words for a refusal. */
export function refusalWordsOf({ code }: { readonly code: string }): RefusalWords {
  return knownRefusals.find((known) => known === code) ?? 'other';
}
