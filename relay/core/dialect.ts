import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Result } from '../../src/shared/result.ts';

/**
 * What a dialect makes of a push: an event without what only the relay can give (its place in the log,
 * its final id, its source and the time of receipt).
 */
export interface EventDraft extends Omit<DanpingEvent, 'seq' | 'id' | 'source' | 'dialect' | 'receivedAt'> {
  /** The cloud's own id of this event; `null` where it sends none and the content must identify it. */
  readonly providerEventId: string | null;
  /** Tells the events of one push apart (`agent` and `call` of a V7 callStatus); `null` when there is one only. */
  readonly part: 'agent' | 'call' | null;
  /**
   * The cloud gives each phone that rings for one caller a call id of its own: legs of one ring belong together by caller,
   * trunk and time.
   */
  readonly legsHaveOwnCallIds?: true;
  /**
   * The other reading of a push that does not say for certain which side is the agent: it holds when its
   * `agentNumber` is enrolled on the source and the first reading's is not.
   */
  readonly otherReading?: Pick<DanpingEvent, 'agentNumber' | 'customerNumber'>;
}

/** What an admin may set for a source, as far as reading its pushes goes. */
export interface DialectSettings {
  /** IANA zone of the times that a cloud sends without one. */
  readonly timeZone: string;
  /** What `source set` gave, by the names in {@link Dialect.settings}. */
  readonly values: Readonly<Record<string, string>>;
}

/** One thing that an admin may tell the relay about a cloud with `source set ID KEY=VALUE`. */
export interface DialectSetting {
  readonly key: string;
  /** Never printed back. */
  readonly secret: boolean;
  /** One line for `--help`: what it is and where the vendor's console shows it. */
  readonly purpose: string;
}

/** The fields of a push after transport: parsed JSON, a form or a query, free of `__proto__` and of bounded depth. */
export type PushBody = unknown;

/** A push with what stands around its body, before anything of it is read as an event. */
export interface SentPush {
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly query: Readonly<Record<string, string>>;
  /** `undefined` where it cannot be read, or is not there yet. */
  readonly body: PushBody;
  /** The bytes as they came: of the body, or of the query where that is the push; absent as long as they are not there. */
  readonly raw?: Uint8Array;
}

/** A push that may be read. */
export interface Admitted {
  /** The body without what proved its sender. */
  readonly body: PushBody;
  /** Texts that are kept nowhere, also not of a body that cannot be read. */
  readonly secrets: readonly string[];
}

/** One cloud's way of speaking. A folder under `relay/dialects` and a line in `relay/dialects.ts` add one (docs/dialects.md). */
export interface Dialect {
  readonly name: string;
  readonly defaultTimeZone: string;
  readonly settings: readonly DialectSetting[];
  /**
   * Whether a push carries what the admin had its cloud send along. Pure. Asked with the head alone first, then with the body.
   *
   * @returns `null` when it does not
   */
  admits?(push: SentPush, settings: DialectSettings): Admitted | null;
  /**
   * Reads one push. Pure: the same input gives the same drafts. Fails with a cause in plain words when the
   * body is not what this cloud sends; anything recognisable but undocumented becomes `unrecognized`.
   */
  normalise(body: PushBody, receivedAt: EpochMs, settings: DialectSettings): Result<readonly EventDraft[]>;
  /**
   * Answers a cloud that checks the address with a GET before it pushes there.
   *
   * @returns the body of the answer, a failure when the check does not hold, `null` when the query is no check
   */
  answerAddressCheck?(query: Readonly<Record<string, string>>, settings: DialectSettings): Result<Readonly<Record<string, unknown>>> | null;
}
