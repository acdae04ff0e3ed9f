import { tzOffset } from '@date-fns/tz';
import type { EpochMs } from '../../../src/shared/contract/time.ts';

const dayMs = 86_400_000;

/**
 * The instant at which the clock of a zone shows `shown` (the wall clock's reading as if it were UTC). Of an hour that
 * stands twice the first is meant; one that is left out counts on from the hour before.
 *
 * @returns `null` for a zone that does not exist.
 */
export function instantOf(shown: EpochMs, timeZone: string): EpochMs | null {
  const before = offsetMs(timeZone, shown - dayMs);
  const after = offsetMs(timeZone, shown + dayMs);
  if (before === null || after === null) return null;
  if (offsetMs(timeZone, shown - before) === before) return shown - before;
  return offsetMs(timeZone, shown - after) === after ? shown - after : shown - before;
}

function offsetMs(timeZone: string, at: EpochMs): number | null {
  const minutes = tzOffset(timeZone, new Date(at));
  return Number.isFinite(minutes) ? Math.round(minutes * 60_000) : null;
}
