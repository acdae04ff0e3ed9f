import type { TimeField } from './fields.ts';
import { readDirection } from './sides.ts';
import { readState } from './state.ts';
import { readTime } from './time.ts';
import { isBlank, readDialNumber, readSeconds, readText, type Fields } from './values.ts';

/** Fields that the event holds outside `data`, each with whether its value could be understood. */
const inTheEnvelope = new Map<string, (value: unknown, fields: Fields) => boolean>([
  ['call_id', (value) => readText(value) !== null],
  ['direction', (value) => readDirection(value) !== null],
  ['from_number', (value) => readDialNumber(value) !== null],
  ['to_number', (value) => readDialNumber(value) !== null],
  ['hotline', (value) => readDialNumber(value) !== null],
  ['state', (_value, fields) => readState(fields) !== null],
]);

/**
 * Every field that has no place elsewhere in the event, under the vendor's own name: times in UTC, durations as numbers,
 * blanks as `null`. What could not be understood stays as it was sent.
 *
 * @param placedTime the time that the event holds as `at`
 */
export function leftover(fields: Fields, timeZone: string, placedTime: TimeField | null): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (name === '__proto__') continue;
    const understood = inTheEnvelope.get(name);
    if (understood && (isBlank(value) || understood(value, fields))) continue;
    if (name === placedTime && (isBlank(value) || readTime(value, timeZone) !== null)) continue;
    entries.push([name, typed(name, value, timeZone)]);
  }
  return Object.fromEntries(entries);
}

/** Gives one field the same type whether JSON or a form carried it. */
function typed(name: string, value: unknown, timeZone: string): unknown {
  if (isBlank(value)) return null;
  switch (name) {
    case 'duration':
    case 'billsec':
      return readSeconds(value) ?? value;
    case 'time_started':
    case 'time_answered':
    case 'time_ended':
      return readTime(value, timeZone) ?? value;
    default:
      return value;
  }
}
