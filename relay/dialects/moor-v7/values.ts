/** The fields of one push by their vendor names; a form sends every value as text. */
export type Fields = Readonly<Record<string, unknown>>;

/** An object that may hold fields: not a list, not `null`. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Absent, empty and the text "null" all say nothing (docs/protocol.md, "Event"). */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value !== 'string') return false;
  const text = value.trim();
  return text === '' || text === 'null';
}

/**
 * A text, or a whole number as its digits. Ids of 18 digits that came as JSON numbers have lost their last digits in
 * the parser already; BigInt at least writes out what is left, where String would round once more.
 *
 * @returns `null` for what is blank or neither text nor whole number.
 */
export function readText(value: unknown): string | null {
  if (typeof value === 'string') return isBlank(value) ? null : value.trim();
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value).toString() : null;
}

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
