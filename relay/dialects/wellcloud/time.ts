import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { toIso } from '../../../src/shared/contract/time.ts';
import { instantOf } from '../../core/reading/zone.ts';
import { readText } from './values.ts';

const day = String.raw`(?<year>\d{4})(?<mark>[./-])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})`;
const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d):(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?`;
const dateTime = new RegExp(String.raw`^${day}[T ]${clock} ?(?<zone>Z|[+-]\d\d:?\d\d)?$`, 'i');

const minuteMs = 60_000;

/**
 * A time as WellCloud writes it: `2018.06.12 11:33:56` by the clock of `timeZone` (wellcloud-ivr.md, section 7,
 * `eventTime`). Also read, because "Date" may come otherwise: `-` or `/` for the dots, ISO 8601 with or without a zone,
 * epoch seconds and milliseconds.
 *
 * @returns UTC ISO with milliseconds; `null` where it cannot be read
 */
export function readTime(value: unknown, timeZone: string): string | null {
  const text = readText(value);
  if (text === null) return null;
  if (/^\d{9,10}$/.test(text)) return toIso(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return toIso(Number(text));
  const parts = dateTime.exec(text)?.groups;
  const shown = parts ? shownBy(parts) : null;
  if (!parts || shown === null) return null;
  const at = parts['zone'] === undefined ? instantOf(shown, timeZone) : instantWith(shown, parts['zone']);
  return at === null ? null : toIso(at);
}

/** What the clock shows, as if it were UTC; `null` for a day or an hour that no calendar has. */
function shownBy(parts: Readonly<Record<string, string>>): EpochMs | null {
  const part = (name: string): number => Number(parts[name] ?? 0);
  const [year, month, hour] = [part('year'), part('month'), part('hour')];
  if (year < 1970 || year > 9000 || hour > 23 || part('minute') > 59 || part('second') > 59) return null;
  const midnight = new Date(Date.UTC(year, month - 1, part('day')));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== part('day')) return null;
  const milliseconds = Number((parts['fraction'] ?? '').slice(0, 3).padEnd(3, '0'));
  return midnight.getTime() + (hour * 60 + part('minute')) * minuteMs + part('second') * 1000 + milliseconds;
}

/** @param zone `Z` or an offset from UTC such as `+08:00` */
function instantWith(shown: EpochMs, zone: string): EpochMs | null {
  const digits = zone.replaceAll(/\D/g, '').padEnd(4, '0');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (hours > 14 || minutes > 59) return null;
  return shown - (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * minuteMs;
}
