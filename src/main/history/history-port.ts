import type { CallRow, EarlierCall } from '../../shared/api/call-row.ts';
import type { HistoryPage, HistoryPosition } from '../../shared/api/views.ts';
import type { AgentState } from '../../shared/contract/agent-state.ts';
import type { Cursor } from '../../shared/contract/event.ts';
import type { EpochMs } from '../../shared/contract/time.ts';

/** A batch of the relay, to be committed as a whole. */
export interface Commit {
  readonly epoch: string;
  readonly upTo: number;
  readonly items: readonly unknown[];
}

export interface Opened {
  readonly cursor: Cursor | null;
  /** Where a damaged file was moved to; `null` when the history was whole, or new. */
  readonly damagedAside: string | null;
}

export interface Committed {
  /** The calls that the batch changed, as they stand now. */
  readonly calls: readonly CallRow[];
  /** Calls that turned out to be others under a second name; their rows are gone. */
  readonly absorbedCallIds: readonly string[];
  /** The agent's own state when the batch changed it. */
  readonly status: AgentState | null;
  /** How many items no schema here understands; they are kept. */
  readonly unreadable: number;
}

export interface CustomerStory {
  /** The latest earlier calls, at most as many as asked for. */
  readonly earlierCalls: readonly EarlierCall[];
  readonly callsSince: number;
  /** What the customer was last called in a record, for a cloud that names nobody while the phone rings. */
  readonly customerName: string | null;
}

/** The history as the main process sees it: every call crosses to the history's own thread. */
export interface HistoryPort {
  open(input: { readonly file: string; readonly agentNumber: string | null }): Promise<Opened>;
  close(): Promise<void>;
  cursor(): Promise<Cursor | null>;
  /** Rows and cursor in one transaction; an event that is already held changes nothing. */
  commit(input: Commit): Promise<Committed>;
  status(): Promise<AgentState | null>;
  callsSince(input: { readonly since: EpochMs }): Promise<readonly CallRow[]>;
  /** Calls that nobody has ended, of which the relay has heard since `receivedSince`, whenever they began. */
  callsNotEnded(input: { readonly receivedSince: EpochMs }): Promise<readonly CallRow[]>;
  page(input: { readonly after: HistoryPosition | null; readonly limit: number }): Promise<HistoryPage>;
  /** Other calls with this customer before `callId`, and how many began since `since`, that one included. */
  customerStory(input: {
    readonly customerNumber: string;
    readonly callId: string;
    readonly limit: number;
    readonly since: EpochMs;
  }): Promise<CustomerStory>;
  /** Keeps the first figure only: the pop-up of a call appears once. */
  keepPaintedAfter(input: { readonly callId: string; readonly paintedAfterMs: number }): Promise<CallRow | null>;
}

export type HistoryMethod = keyof HistoryPort;

/** The same methods on the history's own thread, where nothing has to be awaited. */
export type HistoryOnThread = {
  readonly [Name in HistoryMethod]: (...input: Parameters<HistoryPort[Name]>) => Awaited<ReturnType<HistoryPort[Name]>>;
};
