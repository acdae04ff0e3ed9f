import type { EpochMs } from '../contract/time.ts';

/** Midnight before `now`, by this computer's zone: the agent's day. */
export function dayStart(now: EpochMs): EpochMs {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  return day.getTime();
}
