import type { AgentState } from '../contract/agent-state.ts';
import type { EpochMs } from '../contract/time.ts';
import type { Failure } from '../result.ts';
import type { CallRow, EarlierCall } from './call-row.ts';

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
}

export interface DeskView {
  readonly connection: ConnectionView;
  readonly agent: { readonly number: string; readonly name: string | null } | null;
  readonly status: AgentState | null;
  /** Relay time minus this computer's time, so that running clocks agree with the cloud's. */
  readonly clockOffsetMs: number;
  readonly figures: DeskFigures;
  /** Not ended, latest first. */
  readonly liveCalls: readonly CallRow[];
  /** Of today, latest first, ended or not. */
  readonly todaysCalls: readonly CallRow[];
}

export interface PopupCard {
  readonly call: CallRow;
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
