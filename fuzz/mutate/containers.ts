/** Lists and objects of JSON, handled so that a field named `__proto__` stays a field. */
export function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export function entriesOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return value.map((inner: unknown, index) => [index, inner]);
  return isContainer(value) ? Object.entries(value) : [];
}

export function put(holder: object, key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

export function remove(holder: object, key: string | number): void {
  if (Array.isArray(holder) && typeof key === 'number') holder.splice(key, 1);
  else Reflect.deleteProperty(holder, key);
}

/** A copy by way of JSON, as everything that is sent goes. */
export function clone(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
