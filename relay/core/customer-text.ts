import { customerKeyOf } from './customer-key.ts';

/** Fewer digits are an extension or a service's number, which stands in many texts by chance. */
const fewestDigits = 5;
/** From so many on a number is found behind other digits too: a trunk's prefix, a country's code. */
const longDigits = 9;
/** What people put between digits. */
const between = '[ ().-]{0,2}';

/**
 * Tells whether a text mentions a customer's number, in whatever way it is written there; `null` for what is no number that
 * could be looked for. Digits around it that make it another number do not count.
 */
export function mentionsOf(customerNumber: string): ((text: string) => boolean) | null {
  const core = coreOf(customerNumber);
  if (core.length < fewestDigits || !/^\d+$/.test(core)) return null;
  const digits = [...core].join(between);
  const before = core.length >= longDigits ? `(?<!\\d)\\d{0,5}?` : `(?<!\\d)(?:(?:00)?8[46])?0?`;
  const pattern = new RegExp(`${before}${between}${digits}(?!\\d)`);
  return (text) => pattern.test(text);
}

/** The digits that every writing of the number has. */
function coreOf(customerNumber: string): string {
  const key = customerKeyOf(customerNumber);
  return /^(?:86(?=1\d{10}$)|84(?=\d{9}$))(\d+)$/.exec(key)?.[1] ?? key.replace(/^0+(?=\d{8})/, '');
}

/** A text with what a form, a query or JSON writes as an escape. */
export function unescaped(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replaceAll(/%([\da-fA-F]{2})|\\u00([\da-fA-F]{2})/g, (_escape, form?: string, json?: string) => String.fromCharCode(Number.parseInt(form ?? json ?? '', 16)));
}
