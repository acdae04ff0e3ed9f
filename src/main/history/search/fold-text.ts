const plain = /^[\u0020-\u007e]*$/;

/**
 * The form in which texts are compared: lower case, without accents (`Nguyễn` is `nguyen`, `đ` is `d`), full-width signs as
 * plain ones, and everything that is neither letter nor digit as one space between words.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  const bare = plain.test(text)
    ? lower
    : lower.normalize('NFKD').replaceAll(/\p{M}+/gu, '').toLowerCase().replaceAll('đ', 'd').normalize('NFC');
  return bare.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The words of a text in the form in which they are compared. */
export function wordsOf(text: string | null | undefined): readonly string[] {
  const folded = text ? foldText(text) : '';
  return folded === '' ? [] : folded.split(' ');
}
