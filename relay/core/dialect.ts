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
}

/** What an admin may set for a source, as far as reading its pushes goes. */
export interface DialectSettings {
  /** IANA zone of the times that a cloud sends without one. */
  readonly timeZone: string;
}

/** The fields of a push after transport: parsed JSON, a form or a query, free of `__proto__` and of bounded depth. */
export type PushBody = unknown;

/** One cloud's way of speaking. A folder under `relay/dialects` and a line in `relay/main.ts` add one. */
export interface Dialect {
  readonly name: string;
  readonly defaultTimeZone: string;
  /**
   * Reads one push. Pure: the same input gives the same drafts. Fails with a cause in plain words when the
   * body is not what this cloud sends; anything recognisable but undocumented becomes `unrecognized`.
   */
  normalise(body: PushBody, receivedAt: EpochMs, settings: DialectSettings): Result<readonly EventDraft[]>;
}
