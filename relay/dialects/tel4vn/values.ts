import { readText } from '../../core/reading/fields.ts';

export { isBlank, isFields, readText, type Fields } from '../../core/reading/fields.ts';

/** A word of a fixed list, whatever its case. */
export function readWord(value: unknown): string | null {
  return readText(value)?.toLowerCase() ?? null;
}

/** A phone number, hotline or extension with its digits as sent; what follows an `@` is cut. */
export function readDialNumber(value: unknown): string | null {
  const [number = ''] = (readText(value) ?? '').split('@', 1);
  return readText(number);
}

/** A duration in seconds, not negative; decimals are kept. */
export function readSeconds(value: unknown): number | null {
  const text = typeof value === 'number' ? String(value) : (readText(value) ?? '');
  return /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : null;
}
