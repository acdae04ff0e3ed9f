import { tzOffset } from '@date-fns/tz';
import type { EpochMs } from '../../../src/shared/contract/time.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The calendar day (as days since 1970) and the hour of a moment, by the clock of a source's zone. */
export function dayAndHour(at: EpochMs, timeZone: string): { readonly day: number; readonly hour: number } {
  const local = at + tzOffset(timeZone, new Date(at)) * minuteMs;
  return { day: Math.floor(local / dayMs), hour: new Date(local).getUTCHours() };
}

/** The midnight with which the day of a moment began, by the clock of a source's zone. */
export function startOfDay(at: EpochMs, timeZone: string): EpochMs {
  const midnight = dayAndHour(at, timeZone).day * dayMs;
  const guess = midnight - tzOffset(timeZone, new Date(midnight)) * minuteMs;
  // Where clocks were put forward or back on this very day, the offset of that midnight counts.
  return midnight - tzOffset(timeZone, new Date(guess)) * minuteMs;
}
