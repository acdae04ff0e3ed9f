import type { Call } from '../../shared/contract/call.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import { assertNever } from '../../shared/result.ts';

/** What a call's clock shows: time running since a moment, or a time that stands. */
export type CallClock =
  | { readonly kind: 'running'; readonly since: EpochMs }
  | { readonly kind: 'stopped'; readonly seconds: number | null };

type TimedCall = Pick<
  Call,
  'state' | 'startedAt' | 'dialedAt' | 'ringingAt' | 'answeredAt' | 'ringSeconds' | 'talkSeconds'
>;

/**
 * The clock counts dialing, then ringing, then talk. It ends on the talk time, or on the ring time of a call that
 * nobody answered.
 */
export function clockOf(call: TimedCall): CallClock {
  switch (call.state) {
    case 'dialing':
      return { kind: 'running', since: call.dialedAt ?? call.startedAt };
    case 'ringing':
      return { kind: 'running', since: call.ringingAt ?? call.startedAt };
    case 'answered':
      return { kind: 'running', since: call.answeredAt ?? call.startedAt };
    case 'ended':
      return { kind: 'stopped', seconds: call.answeredAt === null ? call.ringSeconds : call.talkSeconds };
    default:
      return assertNever(call.state);
  }
}
