import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { toIso } from '../../../src/shared/contract/time.ts';
import { readText } from './values.ts';
import { instantOf } from '../../core/reading/zone.ts';

/** ISO 8601, with its separators or without, and the date-times that Chinese systems write, which differ in them only. */
const calendar =
  /^(?<year>\d{4})(?<dash>[-/]?)(?<month>\d\d)\k<dash>(?<day>\d\d)[T ]?(?<hour>\d\d):?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)? ?(?<zone>Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?$/i;

/**
 * A 时间戳, of which the pages say neither unit nor form: epoch seconds (9 or 10 digits) or milliseconds (13 digits),
 * either with decimals; ISO 8601; or a date-time by the clock of `timeZone`.
 *
 * @returns UTC ISO with milliseconds; `null` where it cannot be read.
 */
export function readTime(value: unknown, timeZone: string): string | null {
  const text = readText(value);
  if (text === null) return null;
  if (/^\d{9,10}(\.\d{1,9})?$/.test(text)) return toIso(Math.round(Number(text) * 1000));
  if (/^\d{13}(\.\d{1,9})?$/.test(text)) return toIso(Math.floor(Number(text)));
  const at = readCalendar(text, timeZone);
  return at === null ? null : toIso(at);
}

function readCalendar(text: string, timeZone: string): EpochMs | null {
  const parts = calendar.exec(text)?.groups;
  if (!parts) return null;
  const { year, month, day, hour, minute, second = '00', fraction = '', zone } = parts;
  if (Number(year) < 1970 || Number(year) > 9000) return null;
  const shownText = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
  const shown = Date.parse(shownText);
  // Some engines take the 30th of February for the 2nd of March.
  if (Number.isNaN(shown) || toIso(shown) !== shownText) return null;
  return zone === undefined ? instantOf(shown, timeZone) : shown - offsetMs(zone);
}

/** Of `Z`, `+08`, `+0800` or `+08:00`. */
function offsetMs(zone: string): number {
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
