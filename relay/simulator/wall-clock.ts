import type { EpochMs } from '../../src/shared/contract/time.ts';

/** What the clock of a zone shows: `2021-05-08 14:39:37`. */
export function wallClock(at: EpochMs, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
}
