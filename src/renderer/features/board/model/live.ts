import type { BoardState } from '../../../../shared/board/board-state.ts';
import { journeyKey } from '../../../../shared/board/board-state.ts';
import type { CallWire, JourneyWire, MomentWire } from '../../../../shared/contract/board.ts';

/** What goes on at this moment, each caller once. */
export interface Live {
  /** Callers in an IVR whom no agent has yet, who waits longest first. */
  readonly inIvr: readonly JourneyWire[];
  readonly conferences: readonly JourneyWire[];
  /** Calls on agents' phones: ringing first, who waits longest before the others; then talks. */
  readonly calls: readonly CallWire[];
}

const orderOfState = ['ringing', 'dialing', 'answered', 'ended'] as const;

/** A caller who went on from the IVR to an agent or into a conference stands there only. */
export function liveOf({ calls, journeys }: Pick<BoardState, 'calls' | 'journeys'>): Live {
  const living = [...calls.values()].filter(({ state }) => state !== 'ended');
  const taken = new Set(living.flatMap((call) => [...(call.journeys ?? []).map(journeyKey), journeyKey({ source: call.source, sort: 'ivr', id: call.callId })]));
  const open = [...journeys.values()].filter((journey) => journey.state !== 'ended');
  return {
    inIvr: open.filter((journey) => journey.sort === 'ivr' && journey.state !== 'conference' && !taken.has(journeyKey(journey))).toSorted(byStart),
    conferences: open.filter(({ sort }) => sort === 'conference').toSorted(byStart),
    calls: living.toSorted((a, b) => orderOfState.indexOf(a.state) - orderOfState.indexOf(b.state) || byStart(a, b)),
  };
}

/** A call's story so far: its way before the agents, then each phone's ring and talk. */
export function storyOfCall({ moments = [], legs }: CallWire): readonly MomentWire[] {
  const own = legs.flatMap((leg): MomentWire[] => {
    const moment = (kind: MomentWire['kind'], at: string | null, until: string | null): MomentWire[] =>
      at === null ? [] : [{ kind, at, until, agentNumber: leg.agentNumber, agentName: leg.agentName, detail: null, isProbable: false }];
    return [
      ...moment('dialing', leg.dialedAt, leg.ringingAt ?? leg.answeredAt ?? leg.endedAt),
      ...moment('ringing', leg.ringingAt, leg.answeredAt ?? leg.endedAt),
      ...moment('talk', leg.answeredAt, leg.endedAt),
    ];
  });
  return inOrder([...moments, ...own]);
}

/** A conference's story with the ways by which its callers came. */
export function storyOfConference(conference: JourneyWire, journeys: BoardState['journeys']): readonly MomentWire[] {
  const before = conference.stays.flatMap(({ callId }) =>
    callId === null ? [] : (journeys.get(journeyKey({ source: conference.source, sort: 'ivr', id: callId }))?.moments ?? []).filter(({ kind }) => kind !== 'conference'),
  );
  return inOrder([...before, ...conference.moments]);
}

function inOrder(moments: readonly MomentWire[]): readonly MomentWire[] {
  return moments.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function byStart(a: { readonly startedAt: string }, b: { readonly startedAt: string }): number {
  return Date.parse(a.startedAt) - Date.parse(b.startedAt);
}
