import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Result } from '../../src/shared/result.ts';
import type { ReadFrom } from './cursor.ts';
import type { Identity } from './identity.ts';
import type { AudienceKey, Viewer } from './viewer.ts';

/** An event as the log keeps it, before the log gives it its place and its id. */
export type EventContent = Omit<DanpingEvent, 'seq' | 'id'>;

export interface NewEvent {
  readonly identity: Identity;
  readonly content: EventContent;
  /** What the legs of one ring have in common where each has a call id of its own; `null` where the call id says it. */
  readonly ringGroup?: string | null;
  /** Who will see it, settled now and never recomputed; supervisors see everything and are not named. */
  readonly audience: readonly AudienceKey[];
}

export interface Appended {
  /** Place of the push's last event. */
  readonly seq: number;
  /** Nothing of the push was new. */
  readonly duplicate: boolean;
  /** Places of all that the push came to, of what the relay concluded from it too, ascending. */
  readonly seqs?: readonly number[];
}

export interface BatchLimits {
  readonly maxItems: number;
  /** Bytes of JSON; the first event of a batch travels whatever its size. */
  readonly maxBytes: number;
}

/** What one viewer may see of a stretch of the log. */
export interface Stretch {
  readonly items: readonly DanpingEvent[];
  /** The JSON of each, where it is at hand. */
  readonly texts?: readonly string[];
  /** The viewer has seen everything up to here. */
  readonly upTo: number;
}

/** The relay's memory: gap-free, on disk before anything is promised. */
export interface EventLog {
  /** Random name of this log; another one after a restore. */
  readonly epoch: string;
  /** Seq of the last event on disk, 0 for an empty log. */
  readonly head: number;
  /** Seq of the oldest event that is still kept, `head + 1` for an empty log. */
  readonly oldestSeq: number;
  /** Appends one push whole or not at all. Resolves once it is on disk; fails with `log-unavailable` when it is not. */
  append(events: readonly NewEvent[]): Promise<Result<Appended>>;
  readFor(viewer: Viewer, from: ReadFrom, limits: BatchLimits): Result<Stretch>;
  /** What lies between the two places, neither included, newest first, so many at most; nothing when nothing is left. */
  readBack(between: { readonly afterSeq: number; readonly beforeSeq: number }, atMost: number): Result<readonly DanpingEvent[]>;
  /** Calls back after each commit that grew the log, with the agents who may see some of it; `null`: perhaps everybody. */
  onAppended(listener: (audience: ReadonlySet<AudienceKey> | null) => void): void;
  /** Tries whether a push could be taken now. */
  probe(): Promise<Result<void>>;
  /** Finishes what was handed in, then closes. */
  close(): Promise<void>;
}

/** A push that no dialect could read, exactly as it came. */
export interface UnreadablePush {
  readonly source: string;
  readonly raw: Buffer;
  readonly contentType: string | null;
  readonly reason: string;
  readonly receivedAt: EpochMs;
}

/** Where unreadable pushes wait for the admin. */
export interface Quarantine {
  /** @returns how often the same bytes have come; a repeat is counted, not stored again. */
  keep(push: UnreadablePush): Promise<Result<number>>;
}

export interface Source {
  readonly id: string;
  readonly dialect: string;
  /** IANA zone of the times that this cloud sends without one. */
  readonly timeZone: string;
  /** What `source set` gave for it. */
  readonly values: Readonly<Record<string, string>>;
}

export interface EnrolledAgent {
  readonly number: string;
  readonly name: string;
  readonly audienceKey: AudienceKey;
}

/** Who is who, at this moment. */
export interface Directory {
  source(id: string): Source | undefined;
  /** The agent whom this source knows under this number or extension. */
  agentBehind(source: string, extension: string): EnrolledAgent | undefined;
}
