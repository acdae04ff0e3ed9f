import { holdsKnownField } from './fields.ts';
import { readObject } from './json-text.ts';
import type { Fields } from './values.ts';
import { isBlank, isFields, readText } from './values.ts';

/** The fields of a push wherever they lay, and the id that a wrapper gave the event. */
export interface Unwrapped {
  readonly fields: Fields;
  readonly wrapperId: string | null;
}

/**
 * Takes a push out of its wrapper `{"content": {…}, "uniqueId": "…"}` (V7 page, 用户接通事件). A `content` with
 * `segments` is speech recognition (媒体识别挂机原因事件) and stays what it is: a field.
 *
 * @returns `null` when the body has no fields at all.
 */
export function unwrap(body: unknown): Unwrapped | null {
  if (!isFields(body)) return null;
  const content = readObject(body['content']);
  if (!content || Object.hasOwn(content, 'segments') || !holdsKnownField(content)) {
    return { fields: body, wrapperId: null };
  }
  const inside = Object.entries(content).filter(([, value]) => !isBlank(value));
  const fields = Object.fromEntries([
    ...Object.entries(content),
    ...Object.entries(body).filter(([name]) => name !== 'content'),
    ...inside,
  ]);
  return { fields, wrapperId: readText(body['uniqueId']) };
}
