import type { EpochMs } from '../contract/time.ts';

/** Below this, the difference cannot be told from the time that the greeting travelled. */
const noticeableMs = 1_000;

/**
 * Relay time minus this computer's time, in milliseconds; 0 where the two agree as far as can be told.
 *
 * @param relayNow the relay's clock in its greeting; `undefined` from a relay that does not say
 */
export function clockOffsetMs(relayNow: string | undefined, here: EpochMs): number {
  if (relayNow === undefined) return 0;
  const offset = Date.parse(relayNow) - here;
  return Math.abs(offset) < noticeableMs ? 0 : offset;
}
