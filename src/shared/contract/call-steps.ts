import type { DanpingEvent } from './event.ts';
import type { EpochMs } from './time.ts';

/** The way of a leg and of a call, nearest first. */
export const callStates = ['dialing', 'ringing', 'answered', 'ended'] as const;
export type CallState = (typeof callStates)[number];

const stateOfKind = new Map<string, CallState>([
  ['call.dialing', 'dialing'],
  ['call.ringing', 'ringing'],
  ['call.answered', 'answered'],
  ['call.ended', 'ended'],
  ['call.taken', 'ended'],
  ['call.failed', 'ended'],
  ['call.record', 'ended'],
]);

/** One step of a call on the common time line, ready to be put in order. */
export interface Step {
  readonly event: DanpingEvent;
  readonly state: CallState;
  readonly at: EpochMs;
}

/**
 * Puts the events of one call in order: by the provider's time (the relay's where it sends none), at equal times the further
 * state wins, then the later seq. Repeats fall away, and so does what tells of no step.
 */
export function callSteps(events: Iterable<DanpingEvent>): Step[] {
  const byId = new Map<string, Step>();
  for (const event of events) {
    const state = stateOfKind.get(event.kind);
    if (state) byId.set(event.id, { event, state, at: Date.parse(event.at ?? event.receivedAt) });
  }
  return [...byId.values()].toSorted(
    (a, b) => a.at - b.at || callStates.indexOf(a.state) - callStates.indexOf(b.state) || a.event.seq - b.event.seq,
  );
}
