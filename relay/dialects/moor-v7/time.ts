import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { toIso } from '../../../src/shared/contract/time.ts';
import { readText } from './values.ts';
import { instantOf } from '../../core/reading/zone.ts';

const wallClock = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;

/**
 * A time as V7 writes it: epoch seconds (`statusTime` of call events), epoch milliseconds (13 digits), or
 * `YYYY-MM-DD HH:mm:ss` by the clock of `timeZone` (login, logout and cdr).
 *
 * @returns UTC ISO with milliseconds; `null` where it cannot be read.
 */
export function readTime(value: unknown, timeZone: string): string | null {
  const text = readText(value);
  if (text === null) return null;
  if (/^\d{9,10}$/.test(text)) return toIso(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return toIso(Number(text));
  const shown = readWallClock(text);
  const at = shown === null ? null : instantOf(shown, timeZone);
  return at === null ? null : toIso(at);
}

/** What the clock shows, as if it were UTC; `null` for a day or an hour that no calendar has. */
function readWallClock(text: string): EpochMs | null {
  if (!wallClock.test(text)) return null;
  const isoText = text.replace(' ', 'T');
  const shown = Date.parse(`${isoText}Z`);
  const year = Number(text.slice(0, 4));
  if (Number.isNaN(shown) || year < 1970 || year > 9000) return null;
  return toIso(shown).startsWith(isoText) ? shown : null;
}
