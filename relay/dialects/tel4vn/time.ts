import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { toIso } from '../../../src/shared/contract/time.ts';
import { readText } from './values.ts';
import { instantOf } from '../../core/reading/zone.ts';

const yearFirst = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?\s?(Z|[+-]\d\d(?::?[0-5]\d)?)?$/i;
const dayFirst = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)$/;

/**
 * A time of a hook. The page names `time_started`, `time_answered` and `time_ended` without a format, so every usual one
 * is read: epoch seconds (9 or 10 digits) or milliseconds (13), ISO 8601 with a zone, and by the clock of `timeZone`
 * ISO 8601 without one, `YYYY-MM-DD HH:mm:ss` and Vietnam's `DD/MM/YYYY HH:mm:ss`.
 *
 * @returns UTC ISO with milliseconds; `null` where it cannot be read.
 */
export function readTime(value: unknown, timeZone: string): string | null {
  const text = readText(value);
  if (text === null) return null;
  if (/^\d{9,10}$/.test(text)) return toIso(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return toIso(Number(text));
  const at = readCalendar(text, timeZone);
  return at === null ? null : toIso(at);
}

function readCalendar(text: string, timeZone: string): EpochMs | null {
  const [, date = '', time = '', fraction = '', zone] = yearFirst.exec(text.replace(dayFirst, '$3-$2-$1 $4')) ?? [];
  const shown = readShown(date, time, fraction);
  if (shown === null) return null;
  if (zone === undefined) return instantOf(shown, timeZone);
  const offset = readOffsetMs(zone);
  return offset === null ? null : shown - offset;
}

/** What the clock shows, as if it were UTC; `null` for a day or an hour that no calendar has. */
function readShown(date: string, time: string, fraction: string): EpochMs | null {
  const shown = Date.parse(`${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
  const year = Number(date.slice(0, 4));
  if (Number.isNaN(shown) || year < 1970 || year > 9000) return null;
  return toIso(shown).startsWith(`${date}T${time}`) ? shown : null;
}

/** No zone of the world lies further from UTC than 14 hours. */
function readOffsetMs(zone: string): number | null {
  if (/^z$/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  if (minutes > 14 * 60) return null;
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
