import type { AgentState } from './agent-state.ts';
import type { Call } from './call.ts';
import type { Leg } from './legs.ts';
import type { ConferenceStay } from './story/conferences.ts';
import type { Moment } from './story/moments.ts';

/** The times of an inner type (epoch milliseconds) as they travel: UTC ISO strings. */
type Wire<Inner, Times extends keyof Inner> = Omit<Inner, Times> & { readonly [Name in Times]: Inner[Name] extends number ? string : string | null };

export type LegWire = Wire<Leg, 'dialedAt' | 'ringingAt' | 'answeredAt' | 'endedAt'>;
export type CallWire = Wire<Omit<Call, 'legs'>, 'startedAt' | 'dialedAt' | 'ringingAt' | 'answeredAt' | 'endedAt' | 'firstReceivedAt' | 'lastReceivedAt'> & {
  readonly source: string;
  readonly legs: readonly LegWire[];
  /** The caller's way before and beside the agents: IVR, queue, conferences. Absent where nothing is told of it. */
  readonly moments?: readonly MomentWire[];
  /** The journeys that lead into this call, for certain or by the caller's number. Absent where there is none. */
  readonly journeys?: readonly JourneyName[];
};
export type MomentWire = Wire<Moment, 'at' | 'until'>;
export type StayWire = Wire<ConferenceStay, 'joinedAt' | 'leftAt'>;

/** A way through an IVR by its call, a conference by its own id; both are the cloud's. */
export interface JourneyName {
  readonly source: string;
  readonly sort: 'ivr' | 'conference';
  readonly id: string;
}

/** A caller in an IVR, or a conference, apart from any agent's phone: as long as it goes on and a moment longer. */
export interface JourneyWire extends JourneyName {
  readonly dialect: string;
  /** `connected`: the IVR put the caller through to somebody. */
  readonly state: 'ivr' | 'connected' | 'conference' | 'ended';
  readonly customerNumber: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly lastReceivedAt: string;
  /** The latest of what happened, oldest first. */
  readonly moments: readonly MomentWire[];
  /** Who is or was in the conference; empty for a way through an IVR. */
  readonly stays: readonly StayWire[];
}
export type AgentStateWire = Wire<AgentState, 'since'> & { readonly enrolled: boolean };

/** How many calls of a day came to what. Averages are seconds; `null` as long as there is nothing to average. */
export interface DayFigures {
  readonly offered: number;
  readonly answered: number;
  readonly missed: number;
  readonly abandoned: number;
  readonly averageRingSeconds: number | null;
  readonly averageTalkSeconds: number | null;
}

export interface HourFigures extends DayFigures {
  /** 0 to 23, by the source's clock. */
  readonly hour: number;
}

export interface QueueFigures extends DayFigures {
  readonly name: string;
}

export interface TodayFigures extends DayFigures {
  readonly byHour: readonly HourFigures[];
}

/** What a supervisor gets first: everything (docs/protocol.md, "board"). */
export interface BoardSnapshot {
  readonly type: 'snapshot';
  readonly at: string;
  readonly agents: readonly AgentStateWire[];
  /** Calls that go on, and those that ended a moment ago. */
  readonly calls: readonly CallWire[];
  /** Absent where there is none. */
  readonly journeys?: readonly JourneyWire[];
  readonly queues: readonly QueueFigures[];
  readonly today: TodayFigures;
  /** Only while the relay is still reading its log after a start: what it received earlier comes with patches. */
  readonly knownSince?: string;
}

/** Then what has changed since: whole entries, to be put in the place of those with the same number or call. */
export interface BoardPatch {
  readonly type: 'patch';
  readonly at: string;
  readonly agents?: readonly AgentStateWire[];
  /** Numbers of agents who are no longer on the board: not enrolled any more, and nothing is known of them. */
  readonly goneAgents?: readonly string[];
  readonly calls?: readonly CallWire[];
  /** Calls that are no longer on the board, by source and id. */
  readonly gone?: readonly { readonly source: string; readonly callId: string }[];
  readonly journeys?: readonly JourneyWire[];
  readonly goneJourneys?: readonly JourneyName[];
  readonly queues?: readonly QueueFigures[];
  readonly today?: TodayFigures;
  /** Takes the place of the snapshot's; `null` once everything is read. */
  readonly knownSince?: string | null;
}
