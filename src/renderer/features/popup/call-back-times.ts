import type { EpochMs } from '../../../shared/contract/time.ts';

const hourMs = 3_600_000;
const morningHour = 9;

export function inOneHour(now: EpochMs): EpochMs {
  return now + hourMs;
}

/** Nine o'clock of the next day, by this computer's calendar. */
export function tomorrowMorning(now: EpochMs): EpochMs {
  const day = new Date(now);
  day.setDate(day.getDate() + 1);
  day.setHours(morningHour, 0, 0, 0);
  return day.getTime();
}

/** The value of a `datetime-local` field: this computer's wall clock, to the minute. */
export function fieldValue(at: EpochMs): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** @returns `null` for a field that is empty, or tells a time that has passed */
export function fromField(value: string, now: EpochMs): EpochMs | null {
  const at = new Date(value).getTime();
  return Number.isNaN(at) || at <= now ? null : at;
}

/** Which words tell the moment: `today` and `tomorrow`, else the date. `today` is this day's midnight. */
export function callBackWord(at: EpochMs, today: EpochMs): 'today' | 'tomorrow' | 'later' {
  const tomorrow = new Date(today);
  tomorrow.setDate(tomorrow.getDate() + 1);
  const day = new Date(at).toDateString();
  if (day === new Date(today).toDateString()) return 'today';
  return day === tomorrow.toDateString() ? 'tomorrow' : 'later';
}
