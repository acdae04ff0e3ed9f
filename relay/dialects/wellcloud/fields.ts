import { readTime } from './time.ts';
import { type Fields, isBlank, readDeviceNumber, readSerial, readSet, readText } from './values.ts';

/**
 * The fields of the document's two tables (wellcloud-ivr.md, section 7) by which a push is known as WellCloud's. `callId`
 * alone is left out: 7moor's CDR has it too, and the push of another cloud must not pass for one of WellCloud's.
 */
const knownFields = [
  'eventName',
  'eventSrc',
  'eventTime',
  'serial',
  'namespace',
  'srcDeviceId',
  'deviceId',
  'connectionId',
  'callingDevice',
  'calledDevice',
  'localConnectionState',
  'cause',
  'sipCallId',
  'sipFromTag',
  'sipToTag',
  'topics',
] as const;

/** Whether any field of the document but `callId` stands in the push with a value in it. */
export function holdsKnownField(fields: Fields): boolean {
  return knownFields.some((name) => {
    const value = Object.hasOwn(fields, name) ? fields[name] : null;
    return Array.isArray(value) ? value.some((entry) => !isBlank(entry)) : !isBlank(value);
  });
}

type Reader = (value: unknown, timeZone: string) => unknown;

/** Fields that an event holds outside `data`, each with the reader that must understand them. */
const inTheEnvelope = new Map<string, Reader>([
  ['eventName', readText],
  ['eventTime', readTime],
  ['namespace', readText],
  ['callId', readText],
  ['callingDevice', readDeviceNumber],
  ['calledDevice', readDeviceNumber],
]);

/** Fields that get one type whether JSON or a form carried them. */
const typed = new Map<string, Reader>([
  ['serial', readSerial],
  ['topics', readSet],
]);

/**
 * Every field that has no place elsewhere in the event, under the vendor's own name. What could not be understood stays
 * as it was sent: nothing of a push vanishes.
 */
export function leftover(fields: Fields, timeZone: string): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (const [name, value] of Object.entries(fields)) {
    const read = inTheEnvelope.get(name);
    const isPlaced = read !== undefined && (isBlank(value) || read(value, timeZone) !== null);
    if (isPlaced || name === '__proto__') continue;
    entries.push([name, isBlank(value) ? null : (typed.get(name)?.(value, timeZone) ?? value)]);
  }
  return Object.fromEntries(entries);
}
