import type { Fields } from './values.ts';
import { isBlank, isFields } from './values.ts';

/** Deeper than anything a customer's own fields need, far from what exhausts a stack. */
const deepest = 16;

/**
 * An object, or a JSON text of one: a form sends `content` and `extras` that way, and `extras` may arrive so in JSON
 * too, as README.md says.
 */
export function readObject(value: unknown): Fields | null {
  const found = typeof value === 'string' && value.trimStart().startsWith('{') ? parse(value) : value;
  return isFields(found) ? found : null;
}

/**
 * A list without its blank entries (`[""]` is empty); a JSON text of a list; or one lone value as a list of one.
 *
 * @returns `null` for what is blank or an object.
 */
export function readList(value: unknown): readonly unknown[] | null {
  if (isBlank(value)) return null;
  const found = typeof value === 'string' && value.trimStart().startsWith('[') ? (parse(value) ?? value) : value;
  if (Array.isArray(found)) return found.filter((entry) => !isBlank(entry));
  return isFields(found) ? null : [found];
}

/** The transport guards the body against `__proto__` and depth, but sees a JSON text within it as mere text. */
function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isShallow(value, deepest) ? withoutProto(value) : null;
  } catch {
    return null;
  }
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

function withoutProto(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProto);
  if (!isFields(value)) return value;
  const kept = Object.entries(value).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutProto(inner)]));
}
