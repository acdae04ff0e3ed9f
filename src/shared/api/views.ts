import type { AgentState } from '../contract/agent-state.ts';
import type { DeskRules } from '../contract/desk-rules.ts';
import type { EpochMs } from '../contract/time.ts';
import type { Failure } from '../result.ts';
import type { CallRow, EarlierCall } from './call-row.ts';
import type { Settings } from './settings.ts';
import type { CardCustomer, PressedKeys } from './card.ts';

/** How things stand between this desk and its relay. `stale`: connected once, silent for too long. */
export const connectionStates = ['live', 'connecting', 'offline', 'stale'] as const;
export type ConnectionState = (typeof connectionStates)[number];

export interface ConnectionView {
  readonly state: ConnectionState;
  readonly relay: string | null;
  /** Why it is not live, when a person must act (`unauthorized`, `revoked`, `not-enrolled`, `history-unavailable` …). */
  readonly failure: Failure | null;
  /** Since when the state holds. */
  readonly since: EpochMs;
}

export interface DeskFigures {
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  readonly talkSeconds: number;
  /** `null` as long as no call was answered. */
  readonly averageTalkSeconds: number | null;
  /** Between two calls while logged in; `null` as long as there were no two. */
  readonly longestPauseSeconds: number | null;
}

export interface DeskView {
  readonly connection: ConnectionView;
  readonly agent: { readonly number: string; readonly name: string | null } | null;
  readonly status: AgentState | null;
  /** Relay time minus this computer's time, so that running clocks agree with the cloud's. */
  readonly clockOffsetMs: number;
  /** What the admin allows; nothing as long as the relay has not said. */
  readonly rules: DeskRules;
  /** Calls from the time when this desk was away may be missing: the relay no longer keeps them. */
  readonly hasGap: boolean;
  readonly figures: DeskFigures;
  /** Not ended, latest first. */
  readonly liveCalls: readonly CallRow[];
  /** Of today, latest first, ended or not. */
  readonly todaysCalls: readonly CallRow[];
}

export interface PopupCard {
  readonly call: CallRow;
  readonly customer: CardCustomer;
  /** The caller's way through the IVR before this call, oldest first. */
  readonly journey: readonly PressedKeys[];
  /** Whether the settings have a CRM address for this call. */
  readonly hasCrm: boolean;
  /** Own calls first, then those of colleagues that only the relay knows. */
  readonly earlierCalls: readonly EarlierCall[];
  /** How many calls with this customer there were today, this one included. */
  readonly callsToday: number;
}

export interface PopupView {
  readonly connection: ConnectionView;
  readonly clockOffsetMs: number;
  /** At most three, latest first. */
  readonly cards: readonly PopupCard[];
  /** How many more calls are alive than there are cards. */
  readonly more: number;
  /** What the admin allows; nothing as long as the relay has not said. */
  readonly rules?: DeskRules;
  readonly border?: Settings['popup']['border'];
  /** Whether customers' numbers are shown with their middle hidden until somebody asks for one. */
  readonly masksNumbers?: boolean;
  /** What a new call shall sound like, by the settings of this moment. */
  readonly sound?: Settings['popup']['sound'];
}

/** Where a page of history ends: the next page starts after this row. */
export interface HistoryPosition {
  readonly startedAt: EpochMs;
  readonly callId: string;
}

export interface HistoryPage {
  /** Latest first. */
  readonly rows: readonly CallRow[];
  /** `null` on the last page. */
  readonly next: HistoryPosition | null;
}
