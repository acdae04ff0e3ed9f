/** The refusals that have words of their own in the language files. */
export const knownRefusals = [
  'wrong-password',
  'locked',
  'link-invalid',
  'code-invalid',
  'login-missing',
  'login-taken',
  'password-short',
  'password-is-login',
  'busy',
  'directory-unavailable',
  'offline',
  'not-from-here',
] as const;
export type RefusalWords = (typeof knownRefusals)[number] | 'other';

/** The key of the words for a refusal. */
export function refusalWordsOf({ code }: { readonly code: string }): RefusalWords {
  return knownRefusals.find((known) => known === code) ?? 'other';
}
