import { readText } from '../../core/reading/fields.ts';

export { isBlank, isFields, readText, type Fields } from '../../core/reading/fields.ts';

/** A phone, trunk or agent number with its digits as sent; what follows an `@` is cut. */
export function readDialNumber(value: unknown): string | null {
  const text = readText(value);
  if (text === null) return null;
  const [number = ''] = text.split('@', 1);
  return readText(number);
}

/** A whole number from 0 on: a status, a SIP code, a result code. */
export function readCount(value: unknown): number | null {
  const text = readText(value);
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** A duration in seconds, not negative; decimals are kept. */
export function readSeconds(value: unknown): number | null {
  const seconds = typeof value === 'number' ? value : secondsInText(value);
  return seconds !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

function secondsInText(value: unknown): number | null {
  const text = readText(value);
  return text !== null && /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : null;
}
