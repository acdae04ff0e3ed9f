/** The fields of one hook by the page's names; a form sends every value as text. */
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

/** A text, or a whole number as its digits. @returns `null` for what is blank or neither. */
export function readText(value: unknown): string | null {
  if (typeof value === 'string') return isBlank(value) ? null : value.trim();
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value).toString() : null;
}

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
