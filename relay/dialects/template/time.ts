import { toIso } from '../../../src/shared/contract/time.ts';
import { readText } from '../../core/reading/fields.ts';
import { instantOf } from '../../core/reading/zone.ts';

const shownTime = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/;

/**
 * A time as this cloud writes it: `YYYY-MM-DD HH:mm:ss` by the clock of `timeZone`.
 *
 * @returns UTC ISO with milliseconds; `null` where it cannot be read. No other time takes its place.
 */
export function readTime(value: unknown, timeZone: string): string | null {
  const [, date, time] = shownTime.exec(readText(value) ?? '') ?? [];
  if (date === undefined || time === undefined) return null;
  const shown = Date.parse(`${date}T${time}.000Z`);
  if (Number.isNaN(shown) || !toIso(shown).startsWith(`${date}T${time}`)) return null;
  const at = instantOf(shown, timeZone);
  return at === null ? null : toIso(at);
}
