import type { EpochMs } from '../../shared/contract/time.ts';

/** How a moment is told, seen from now: each word is a key of the language files. */
export type DayWord = 'today' | 'yesterday' | 'this-year' | 'older';

/** By the days of this computer's calendar, not by 24 hours: 23:59 and 00:01 are different days. */
export function dayWordOf(at: EpochMs, now: EpochMs): DayWord {
  const day = startOfDay(at);
  const today = startOfDay(now);
  if (day === today) return 'today';
  const yesterday = new Date(today);
  yesterday.setDate(yesterday.getDate() - 1);
  if (day === startOfDay(yesterday.getTime())) return 'yesterday';
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? 'this-year' : 'older';
}

/** Midnight of this computer's calendar day. */
export function startOfDay(at: EpochMs): EpochMs {
  return new Date(at).setHours(0, 0, 0, 0);
}
