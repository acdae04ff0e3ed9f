/** Digits in one piece or in groups, not part of a word, a longer id or a date. */
const groups = /(?<![\w.-])(?!\d{4}[-.]\d\d[-.]\d\d)\+?\d(?:[ ()-]?\d){6,14}(?![\w-]|\.\d)/g;
/** Seconds or milliseconds since 1970, from 2017 to 2033: no number that people dial. */
const moment = /^1[5-9]\d{8}(?:\d{3})?$/;

/** Of a number four signs are hidden at least, of a short one more than are shown. */
const fewestHidden = 4;

/** `138****1234`. */
export function maskedNumber(number: string): string {
  const head = Math.max(0, Math.min(3, number.length - 2 * fewestHidden));
  const tail = Math.max(0, Math.min(4, number.length - head - fewestHidden));
  return `${number.slice(0, head)}${'*'.repeat(fewestHidden)}${number.slice(number.length - tail)}`;
}

/**
 * A text with what may be a person's number masked.
 *
 * @param always numbers that are masked wherever they stand, @param never what looks like a number and is none
 */
export function maskedText(text: string, { always, never }: { readonly always: readonly string[]; readonly never: readonly string[] }): string {
  let masked = text;
  for (const number of always) if (number.length >= 5) masked = masked.replaceAll(number, maskedNumber(number));
  return masked.replaceAll(groups, (found) => (never.includes(found) || moment.test(found) ? found : maskedNumber(found)));
}

/** The same for every text of a value; names stay. */
export function maskedValue(value: unknown, words: { readonly always: readonly string[]; readonly never: readonly string[] }): unknown {
  if (typeof value === 'string') return maskedText(value, words);
  if (typeof value === 'number') return /^\d{7,15}$/.test(String(value)) && !moment.test(String(value)) ? maskedText(String(value), words) : value;
  if (Array.isArray(value)) return value.map((one) => maskedValue(one, words));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskedValue(one, words)]));
}
