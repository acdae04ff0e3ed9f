import type { Disposition } from '../../../src/shared/contract/desk-rules.ts';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { Result } from '../../../src/shared/result.ts';
import type { AudienceKey } from '../viewer.ts';

/** What the admin allows desks, the same for everybody. */
export interface DeskPolicy {
  readonly shareHistory: boolean;
  readonly shareNotes: boolean;
  /** The source that places calls; `null`: none does. */
  readonly dial: string | null;
  readonly dispositions: readonly Disposition[];
  /** Ids of what was taken off the list. */
  readonly formerDispositions: ReadonlySet<string>;
}

/** A call as the log has it. */
export interface RememberedCall {
  readonly source: string;
  readonly callId: string;
  readonly events: readonly DanpingEvent[];
  /** Every agent's, the one that was saved last first; none that was emptied. */
  readonly notes: readonly KeptNote[];
}

export interface NewNote {
  readonly callId: string;
  readonly audienceKey: AudienceKey;
  readonly agentNumber: string;
  readonly agentName: string;
  readonly note: string;
  readonly disposition: string | null;
  /** When the agent saved it: the later one of the same call and agent holds. */
  readonly savedAt: EpochMs;
}

export type KeptNote = Omit<NewNote, 'callId'>;

/** What the log remembers of calls, apart from the order of their events. */
export interface CallMemory {
  /** Whether an event with this customer's number is among the latest and in what the agent may see. */
  hasMet(agent: AudienceKey, customerNumber: string): Result<boolean>;
  /** The latest calls in which the number stands, the latest first. */
  callsWith(customerNumber: string, limit: number): Result<readonly RememberedCall[]>;
  /**
   * Keeps a note with its call. Fails with `not-your-call` where the agent may see nothing of such a call, and like
   * the log's append.
   * @returns whether it holds now; `false` where a later one did already.
   */
  keepNote(note: NewNote): Promise<Result<boolean>>;
}

/** A phone that the relay can make ring. */
export interface DialLine {
  readonly source: string;
  /** Places one call, never tried twice. @returns the cloud's id of the call, where it tells one. */
  place(number: string): Promise<Result<{ readonly callId: string | null }>>;
}
