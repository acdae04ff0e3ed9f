import { callStates } from './call-steps.ts';
import type { CallState, Step } from './call-steps.ts';
import type { EpochMs } from './time.ts';

/** One agent's part in a call. */
export interface Leg {
  readonly agentNumber: string | null;
  readonly agentName: string | null;
  readonly state: CallState;
  readonly dialedAt: EpochMs | null;
  readonly ringingAt: EpochMs | null;
  readonly answeredAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
}

/** What speaks of the whole call rather than of one agent's part in it. */
function endsEveryLeg(step: Step): boolean {
  return (
    step.event.kind === 'call.record' ||
    step.event.kind === 'call.failed' ||
    (step.event.agentNumber === null && step.state === 'ended')
  );
}

/**
 * One leg for each agent, as the steps in order tell it. A leg that ended is revived by a later step only.
 */
export function foldLegs(steps: readonly Step[]): Leg[] {
  const legs = new Map<string, Leg>();
  for (const step of steps) {
    if (endsEveryLeg(step)) {
      for (const [key, leg] of legs) legs.set(key, advance(leg, step));
    } else {
      const key = step.event.agentNumber ?? '';
      legs.set(key, advance(legs.get(key) ?? newLeg(step), step));
    }
  }
  const [end] = steps;
  if (legs.size === 0 && end) return [advance(newLeg(end), end)];
  return [...legs.values()].toSorted(byAgentNumber);
}

function newLeg({ event }: Step): Leg {
  return {
    agentNumber: event.agentNumber,
    agentName: event.agentName,
    state: 'dialing',
    dialedAt: null,
    ringingAt: null,
    answeredAt: null,
    endedAt: null,
  };
}

function advance(leg: Leg, { event, state, at }: Step): Leg {
  const named = { ...leg, agentName: leg.agentName ?? (event.agentNumber === leg.agentNumber ? event.agentName : null) };
  switch (state) {
    case 'dialing':
      return { ...named, state, dialedAt: leg.dialedAt ?? at, endedAt: null };
    case 'ringing':
      return { ...named, state, ringingAt: leg.ringingAt ?? at, endedAt: null };
    case 'answered':
      return { ...named, state, answeredAt: leg.answeredAt ?? at, endedAt: null };
    case 'ended':
      return { ...named, state, endedAt: leg.endedAt ?? at };
  }
}

function byAgentNumber(a: Leg, b: Leg): number {
  const left = a.agentNumber ?? '';
  const right = b.agentNumber ?? '';
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The furthest state of the living legs; `ended` when none lives. */
export function stateOfLegs(legs: readonly Leg[]): CallState {
  const living = legs.filter((leg) => leg.state !== 'ended');
  const furthest = Math.max(-1, ...living.map((leg) => callStates.indexOf(leg.state)));
  return callStates[furthest] ?? 'ended';
}

/** Who has the call: the agent that talks or talked last, else the one whose phone rang last. */
export function leadingLeg(legs: readonly Leg[]): Leg | undefined {
  const withAgent = legs.filter((leg) => leg.agentNumber !== null);
  const answered = withAgent.filter((leg) => leg.answeredAt !== null);
  const sign = (leg: Leg): EpochMs => leg.answeredAt ?? leg.ringingAt ?? leg.dialedAt ?? leg.endedAt ?? 0;
  return (answered.length > 0 ? answered : withAgent).toSorted((a, b) => sign(b) - sign(a))[0];
}
