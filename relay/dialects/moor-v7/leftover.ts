import { sortOfField } from './fields.ts';
import { readList, readObject } from './json-text.ts';
import type { Push } from './push.ts';
import { readCallStep } from './push.ts';
import { readTime } from './time.ts';
import { isBlank, readCount, readDialNumber, readSeconds, readText } from './values.ts';

type Reader = (value: unknown, timeZone: string) => unknown;

/** Fields that every event holds outside `data`, each with the reader that must understand them. */
const inTheEnvelope = new Map<string, Reader>([
  ['accountId', readText],
  ['eventUniqueId', readText],
  ['callUniqueId', readText],
  ['callType', readText],
  ['callEvent', readCallStep],
  ['customerNumber', readDialNumber],
  ['displayNumber', readDialNumber],
  ['trunkNumber', readDialNumber],
  ['agentNumber', readDialNumber],
  ['agentName', readText],
]);

/** Fields that some events hold outside the rest of `data`. */
const elsewhere = new Map<string, Reader>([
  ['statusTime', readTime],
  ['statusNumber', readCount],
  ['statusName', readText],
]);
export type PlacedField = 'statusTime' | 'statusNumber' | 'statusName';

/**
 * Every field that has no place elsewhere in the event, under the vendor's own name. A field whose value could not be
 * understood stays as it was sent: nothing of a push vanishes.
 *
 * @param placed what this event, or its sibling of the same push, holds elsewhere beside the envelope
 */
export function leftover(push: Push, placed: readonly PlacedField[]): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (const [name, value] of Object.entries(push.fields)) {
    if (name === '__proto__' || isAnIdOfTheEnvelope(push, name, value)) continue;
    const read = inTheEnvelope.get(name) ?? (placed.some((one) => one === name) ? elsewhere.get(name) : undefined);
    const isPlaced = read !== undefined && (isBlank(value) || read(value, push.timeZone) !== null);
    if (!isPlaced) entries.push([name, typed(name, value, push.timeZone)]);
  }
  return Object.fromEntries(entries);
}

/** An id that stands in for a missing one is told there. That a call is named by its `superUniqueId` only stays to be seen. */
function isAnIdOfTheEnvelope({ fields, wrapperId }: Push, name: string, value: unknown): boolean {
  const id = readText(value);
  if (name === 'superUniqueId') return id !== null && id === readText(fields['callUniqueId']);
  return name === 'uniqueId' && id !== null && id === wrapperId && isBlank(fields['eventUniqueId']);
}

/** Gives one field the same type whether JSON or a form carried it. */
function typed(name: string, value: unknown, timeZone: string): unknown {
  if (isBlank(value)) return null;
  switch (sortOfField.get(name)) {
    case 'object':
      return readObject(value) ?? value;
    case 'list':
      return readList(value) ?? value;
    case 'seconds':
      return readSeconds(value) ?? value;
    case 'count':
      return readCount(value) ?? value;
    case 'time':
      return readTime(value, timeZone) ?? value;
    case undefined:
      return value;
  }
}
