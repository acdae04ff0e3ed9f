import type { Call } from './call.ts';
import type { EpochMs } from './time.ts';

/** A ring that nothing follows for so long is over; its end was never told. */
const silentRingMs = 3 * 60_000;
/** Nobody talks longer; the hangup was never told. */
export const silentTalkMs = 12 * 3_600_000;

/** Whether the call goes on, as far as can be known. `now` is the relay's time. */
export function isLive(call: Pick<Call, 'state' | 'lastReceivedAt'>, now: EpochMs): boolean {
  if (call.state === 'ended') return false;
  return now - call.lastReceivedAt < (call.state === 'answered' ? silentTalkMs : silentRingMs);
}
