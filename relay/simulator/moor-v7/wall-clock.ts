import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { toIso } from '../../../src/shared/contract/time.ts';

/** V7 writes China's time, which knows no summer time. */
const chinaMs = 8 * 3_600_000;

/** `2021-05-08 14:39:37`; of no time the empty text, as cdr has it. */
export function wallClock(at: EpochMs | null): string {
  return at === null ? '' : toIso(at + chinaMs).slice(0, 19).replace('T', ' ');
}

/** `20210508143942`, as in names of recordings. */
export function compactClock(at: EpochMs): string {
  return wallClock(at).replaceAll(/\D/g, '');
}

/** `1620455977`: `statusTime` of call events. */
export function epochSeconds(at: EpochMs): string {
  return String(Math.floor(at / 1000));
}

/** A duration as cdr counts it: between two times that are shown in whole seconds. */
export function secondsFrom(from: EpochMs | null, to: EpochMs | null): number {
  return from === null || to === null ? 0 : Math.floor(to / 1000) - Math.floor(from / 1000);
}
