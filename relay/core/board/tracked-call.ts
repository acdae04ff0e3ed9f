import { foldCall, type Call } from '../../../src/shared/contract/call.ts';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { isLive } from '../../../src/shared/contract/live-call.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { CountedCall } from './figures.ts';
import { dayAndHour } from './source-day.ts';

/** A call that ended stays in sight so long. */
const endedStaysMs = 60_000;
/** So long after its last event, a call's events are let go: a late one brings them back from the log. */
const restsAfterMs = 10 * 60_000;

/** One call as the board keeps it. */
export interface TrackedCall {
  readonly source: string;
  readonly callId: string;
  /** Places of its events in the log. */
  readonly seqs: readonly number[];
  /** `null` once the call rests. */
  readonly events: readonly DanpingEvent[] | null;
  readonly counted: CountedCall & { readonly day: number };
  readonly lastReceivedAt: EpochMs;
}

/** @returns the call with more of its events, `null` when they tell of no call yet. */
export function withEvents(
  held: TrackedCall | undefined,
  fresh: readonly DanpingEvent[],
  timeZone: string,
  eventsAt: (seqs: readonly number[]) => readonly DanpingEvent[],
): { readonly tracked: TrackedCall; readonly call: Call } | null {
  const [event] = fresh;
  const earlier = held ? (held.events ?? eventsAt(held.seqs)) : [];
  const freshSeqs = new Set(fresh.map(({ seq }) => seq));
  const events = [...earlier.filter(({ seq }) => !freshSeqs.has(seq)), ...fresh];
  const call = foldCall(events);
  if (!call || !event || event.callId === null) return null;
  const { day, hour } = dayAndHour(call.startedAt, timeZone);
  const { state, outcome, queueName, ringSeconds, talkSeconds, lastReceivedAt } = call;
  return {
    call,
    tracked: {
      source: event.source,
      callId: event.callId,
      seqs: events.map(({ seq }) => seq),
      events,
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

export function mayRest(tracked: TrackedCall, now: EpochMs): boolean {
  return tracked.events !== null && !isInSight(tracked, now) && now - tracked.lastReceivedAt >= restsAfterMs;
}
