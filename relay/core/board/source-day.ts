import { tzOffset } from '@date-fns/tz';
import type { EpochMs } from '../../../src/shared/contract/time.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The calendar day (as days since 1970) and the hour of a moment, by the clock of a source's zone. */
export function dayAndHour(at: EpochMs, timeZone: string): { readonly day: number; readonly hour: number } {
  const local = at + offsetMs(at, timeZone);
  return { day: Math.floor(local / dayMs), hour: new Date(local).getUTCHours() };
}

/** No zone's offset changes but at a quarter of an hour. */
const quarterMs = 15 * minuteMs;
const mostKept = 1_000;
const kept = new Map<string, number>();

/** Kept for the quarters asked for last: to look at a zone's clock costs more than the rest of a call's fold. */
function offsetMs(at: EpochMs, timeZone: string): number {
  const quarter = `${Math.floor(at / quarterMs)} ${timeZone}`;
  const known = kept.get(quarter);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const found = tzOffset(timeZone, new Date(at)) * minuteMs;
  kept.set(quarter, found);
  return found;
}

/** The midnight with which the day of a moment began, by the clock of a source's zone. */
export function startOfDay(at: EpochMs, timeZone: string): EpochMs {
  const midnight = dayAndHour(at, timeZone).day * dayMs;
  const guess = midnight - tzOffset(timeZone, new Date(midnight)) * minuteMs;
  // Where clocks were put forward or back on this very day, the offset of that midnight counts.
  return midnight - tzOffset(timeZone, new Date(guess)) * minuteMs;
}
