/** E.164 allows 15 digits; carrier prefixes, `*` codes and extensions are dialled too. */
const mostDigits = 32;
const leastDigits = 2;

/** What people and pages put between digits (RFC 3966 §5.1.1, and what word processors make of it). */
const separators = /[\s\-.()/\u2010-\u2015\u2212\u200B-\u200F\u2060\uFEFF]/g;

/**
 * The number that can be dialled in a written one: digits, `*` and `#`, with a `+` at most at the start. Full-width
 * digits, as Chinese pages have them, become plain.
 *
 * @returns `null` for everything that holds anything else: what is not wholly a number is not dialled
 */
export function dialable(written: string): string | null {
  if (written.length > 256) return null;
  const number = written.normalize('NFKC').replaceAll(separators, '');
  const digits = number.replaceAll(/\D/g, '').length;
  return /^\+?[0-9*#]+$/.test(number) && digits >= leastDigits && number.length <= mostDigits ? number : null;
}

/** Whatever may stand in a written number, from its first digit to its last. */
const written = /[+＋*#]?[\d０-９][\d０-９*#\s\-.()/\u2010-\u2015]*[\d０-９#]/gu;
/** More digits in a row than E.164 allows are something else, or two numbers. */
const digitsInText = { least: 3, most: 15 };

/** The first number in a selected text, such as `Tel. 0518-8888 1234 (Mr Wang)`. @returns `null` when there is none */
export function numberInText(text: string): string | null {
  for (const [candidate] of text.slice(0, 10_000).matchAll(written)) {
    // Two numbers on two lines are two numbers.
    const [line = ''] = candidate.split(/[\r\n\t]/).filter((part) => part.trim() !== '');
    const number = dialable(line);
    const digits = number?.replaceAll(/\D/g, '').length ?? 0;
    if (digits >= digitsInText.least && digits <= digitsInText.most) return number;
  }
  return null;
}
