import { tzOffset } from '@date-fns/tz';
import type { EpochMs } from '../../../src/shared/contract/time.ts';

const minuteMs = 60_000;

/** The calendar day (as days since 1970) and the hour of a moment, by the clock of a source's zone. */
export function dayAndHour(at: EpochMs, timeZone: string): { readonly day: number; readonly hour: number } {
  const local = at + tzOffset(timeZone, new Date(at)) * minuteMs;
  return { day: Math.floor(local / 86_400_000), hour: new Date(local).getUTCHours() };
}
