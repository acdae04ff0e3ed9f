import { tzOffset } from '@date-fns/tz';
import type { EpochMs } from '../../../src/shared/contract/time.ts';

const hourMs = 3_600_000;

/**
 * The instant at which the clock of a zone shows `shown` (the wall clock's reading as if it were UTC). When a clock is
 * put back an hour stands twice: the first one is meant. When it is put forward an hour is left out: it counts on from
 * the hour before. TZDate would go by way of the machine's own zone; two machines must read a push alike.
 *
 * @returns `null` for a zone that does not exist.
 */
export function instantOf(shown: EpochMs, timeZone: string): EpochMs | null {
  const hour = Math.floor(shown / hourMs) * hourMs;
  const before = rememberedOffsetMs(timeZone, hour - 24 * hourMs);
  const after = rememberedOffsetMs(timeZone, hour + 25 * hourMs);
  if (before === null || after === null) return null;
  if (before === after || offsetMs(timeZone, shown - before) === before) return shown - before;
  return offsetMs(timeZone, shown - after) === after ? shown - after : shown - before;
}

function offsetMs(timeZone: string, at: EpochMs): number | null {
  const minutes = tzOffset(timeZone, new Date(at));
  return Number.isFinite(minutes) ? Math.round(minutes * 60_000) : null;
}

/** A record holds a dozen times of one hour, and asking the runtime for each costs more than all the rest of its reading. */
const remembered = new Map<string, number | null>();
const mostRemembered = 512;

function rememberedOffsetMs(timeZone: string, at: EpochMs): number | null {
  const key = `${timeZone} ${at}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const offset = offsetMs(timeZone, at);
  remembered.set(key, offset);
  return offset;
}
