import { foldCall, type Call } from '../../../src/shared/contract/call.ts';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { isLive } from '../../../src/shared/contract/live-call.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { dayAndHour } from './source-day.ts';
import type { CountedCall } from './sums.ts';

/** A call that ended stays in sight so long. */
const endedStaysMs = 60_000;

/** What the board keeps of each call; its events lie in the log. */
export interface TrackedCall {
  readonly source: string;
  readonly callId: string;
  /** Places of its events in the log. */
  readonly seqs: readonly number[];
  readonly counted: CountedCall;
  readonly lastReceivedAt: EpochMs;
}

/**
 * @param events all of the call's, as far as they can be read.
 * @param seqs the places of all of them.
 * @returns the call as they tell it; `null` when they tell of no call.
 */
export function trackedFrom(
  events: readonly DanpingEvent[],
  seqs: ReadonlySet<number>,
  timeZone: string,
): { readonly tracked: TrackedCall; readonly call: Call } | null {
  const [event] = events;
  const call = foldCall(events);
  if (!call || !event || event.callId === null) return null;
  const { day, hour } = dayAndHour(call.startedAt, timeZone);
  const { state, outcome, queueName, ringSeconds, talkSeconds, lastReceivedAt } = call;
  return {
    call,
    tracked: {
      source: event.source,
      callId: event.callId,
      seqs: [...seqs],
      counted: { day, hour, state, outcome, queueName, ringSeconds, talkSeconds },
      lastReceivedAt,
    },
  };
}

/** Whether the call stands on the board: it goes on, or ended a moment ago. */
export function isInSight({ counted, lastReceivedAt }: TrackedCall, now: EpochMs): boolean {
  if (counted.state === 'ended') return now - lastReceivedAt < endedStaysMs;
  return isLive({ state: counted.state, lastReceivedAt }, now);
}
