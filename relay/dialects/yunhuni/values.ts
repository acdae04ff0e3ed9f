import { isBlank } from '../../core/reading/fields.ts';

export { isBlank, isFields, type Fields } from '../../core/reading/fields.ts';

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
