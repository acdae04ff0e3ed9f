import type { CallRow, EarlierCall } from '../../shared/api/call-row.ts';
import type { WrapUp } from '../../shared/api/card.ts';
import type { Contact, ContactFields } from '../../shared/api/contacts-methods.ts';
import type { CappedCount } from '../../shared/api/history-views.ts';
import type { AgentState } from '../../shared/contract/agent-state.ts';
import type { Cursor, DanpingEvent } from '../../shared/contract/event.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import type { Mentioned } from './erase/mention-scan.ts';
import type { UnsharedNote } from './notes/wrap-ups.ts';
import type { ReaderPort } from './reader-port.ts';
import type { Expiry } from './retention.ts';

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
  /** Where the agent's notes were moved to when their file was damaged: no relay can fill them again. */
  readonly notesAside: string | null;
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

export interface CallWithEvents {
  readonly call: CallRow;
  readonly events: readonly DanpingEvent[];
}

/** What writes, and what the pop-up needs at once: answered by the thread that owns the files. */
export interface WriterPort {
  open(input: { readonly file: string; readonly agentNumber: string | null }): Promise<Opened>;
  close(): Promise<void>;
  /** Somebody else has found damage in the files: they want to be opened anew. */
  foundDamaged(): Promise<void>;
  cursor(): Promise<Cursor | null>;
  /** Rows and cursor in one transaction; an event that is already held changes nothing. */
  commit(input: Commit): Promise<Committed>;
  status(): Promise<AgentState | null>;
  callsSince(input: { readonly since: EpochMs }): Promise<readonly CallRow[]>;
  /** Calls that nobody has ended, of which the relay has heard since `receivedSince`, whenever they began. */
  callsNotEnded(input: { readonly receivedSince: EpochMs }): Promise<readonly CallRow[]>;
  /** Other calls with this customer before `callId`, and how many began since `since`, that one included. */
  customerStory(input: {
    readonly customerNumber: string;
    readonly callId: string;
    readonly limit: number;
    readonly since: EpochMs;
  }): Promise<CustomerStory>;
  /** Where the call's recording lies, the voicemail's where nobody talked; `null` when there is none. */
  recordingUrl(input: { readonly callId: string }): Promise<string | null>;
  /** The call as it stands and all that was told of it, in no order; `null` for a call that nobody knows. */
  callWithEvents(input: { readonly callId: string }): Promise<CallWithEvents | null>;
  /** Keeps the first figure only: the pop-up of a call appears once. */
  keepPaintedAfter(input: { readonly callId: string; readonly paintedAfterMs: number }): Promise<CallRow | null>;

  /** On disk once it is answered. @returns the call's row, `null` when the call is not kept here */
  saveWrapUp(input: { readonly callId: string; readonly wrapUp: WrapUp; readonly dispositionWords: string; readonly savedAt: EpochMs }): Promise<CallRow | null>;
  /** Notes that the relay does not have as they were last saved, the oldest first. */
  unsharedNotes(input: { readonly limit: number }): Promise<readonly UnsharedNote[]>;
  /** The relay has the wrap-up that was saved at `savedAt`. */
  wrapUpShared(input: { readonly callId: string; readonly savedAt: EpochMs; readonly sharedAt: EpochMs }): Promise<void>;
  /** @param doneAt `null` opens it again */
  markMissed(input: { readonly callId: string; readonly doneAt: EpochMs | null }): Promise<CallRow | null>;
  openMissed(): Promise<CappedCount>;
  saveContact(input: { readonly id: string | null; readonly fields: ContactFields; readonly now: EpochMs }): Promise<Contact>;
  removeContact(input: { readonly id: string }): Promise<void>;
  /** Some at a time: a long list in one piece would keep a call waiting. */
  importContacts(input: { readonly contacts: readonly ContactFields[]; readonly now: EpochMs }): Promise<{ readonly added: number; readonly updated: number }>;

  /** The desk is connected again, by the relay's clock. */
  connected(input: { readonly at: EpochMs }): Promise<void>;
  /** The relay was heard from. */
  heard(input: { readonly at: EpochMs }): Promise<void>;
  awaySeen(): Promise<void>;

  /** Begins to let old calls go, in slices. */
  expire(input: Expiry): Promise<void>;
  /** Some of the calls of the number, with their notes. @returns which; none when all have gone */
  eraseCalls(input: { readonly number: string }): Promise<readonly string[]>;
  eraseContacts(input: { readonly number: string }): Promise<number>;
  /** Takes the number out of other calls, notes and contacts. */
  eraseMentions(input: { readonly number: string; readonly mentioned: Mentioned }): Promise<{ readonly callIds: readonly string[]; readonly notes: number }>;
  /** Leaves nothing of what was erased in any file. */
  finishErasure(input: { readonly number: string }): Promise<void>;
  /** When all was last looked through; `null` for never. */
  checkedAt(): Promise<EpochMs | null>;
  noteChecked(input: { readonly at: EpochMs }): Promise<void>;
  /** Begins, in slices, what makes the first call as quick as every other: not before the first screen has what it needs. */
  warmUp(): Promise<void>;
  /** Does all slow work that is left at once: moving, indexing, letting go. */
  finishChores(): Promise<void>;
}

/** The history as the main process sees it: every call crosses to one of the history's own threads. */
export interface HistoryPort extends Omit<WriterPort, 'foundDamaged' | 'noteChecked'>, Omit<ReaderPort, 'openReader' | 'closeReader'> {
  /** Looks through all that is kept; what is damaged is set aside, as wherever damage is found. */
  lookThrough(input: { readonly now: EpochMs }): Promise<void>;
}

/** A port's methods on its own thread: what is slow there may be awaited. */
export type OnThread<Port> = {
  readonly [Name in keyof Port]: Port[Name] extends (...input: infer Input) => Promise<infer Output> ? (...input: Input) => Output : never;
};

export type WriterOnThread = OnThread<WriterPort>;
