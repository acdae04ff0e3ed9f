/** The fields of one push by their vendor names; a form sends every value as text. */
export type Fields = Readonly<Record<string, unknown>>;

/** An object that may hold fields: not a list, not `null`. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Absent, empty and the text "null" all say nothing (docs/protocol.md, "Event"). */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' && ['', 'null'].includes(value.trim());
}

export function sentOrNull(value: unknown): unknown {
  return isBlank(value) ? null : value;
}

/**
 * A text, or a number as JSON would write it.
 *
 * @returns `null` for what is blank or neither text nor number.
 */
export function readText(value: unknown): string | null {
  if (typeof value === 'string') return isBlank(value) ? null : value.trim();
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}
