import { hash } from 'node:crypto';

/** JSON with sorted keys: equal content gives equal text, whatever the order in which a cloud writes its fields. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`;
}

/** @param length in characters of 6 bits each. */
export function shortHash(text: string, length: number): string {
  return hash('sha256', text, 'base64url').slice(0, length);
}
