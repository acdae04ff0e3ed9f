/** Why no update could be had, where the language files have words for it. */
const known = ['update-by-hand', 'update-key-unknown', 'update-not-signed', 'update-differs', 'update-not-here', 'update-called-off'] as const;

export function failureWordsOf(code: string): (typeof known)[number] | 'other' {
  return known.find((each) => each === code) ?? 'other';
}
