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
