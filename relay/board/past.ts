import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import { ok, type Result } from '../../src/shared/result.ts';
import type { EventLog } from '../core/ports.ts';

/** What is read in one go; pushes and clients wait for it. */
const sliceLength = 500;

export interface PastParts {
  readonly log: Pick<EventLog, 'readBack' | 'head'>;
  /** Everything up to here is known already. */
  readonly knownUpTo: number;
  /** What was received earlier is not needed. */
  readonly receivedSince: EpochMs;
  readonly now: EpochMs;
}

/**
 * The part of the log that a board does not know when the relay starts, newest first: in whatever order a board takes events
 * in, it comes to the same, and so it soon shows what goes on now, however long the rest takes.
 */
export class Past {
  readonly #parts: PastParts;
  #beforeSeq: number;
  #isWhole: boolean;
  #readBackTo: EpochMs;

  constructor(parts: PastParts) {
    this.#parts = parts;
    this.#beforeSeq = parts.log.head + 1;
    this.#isWhole = parts.log.head <= parts.knownUpTo;
    this.#readBackTo = parts.now;
  }

  /** Everything was read that is needed. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** What was received from here on has been read. */
  get readBackTo(): EpochMs {
    return this.#readBackTo;
  }

  /** The next slice. Fails as the log does; the same slice can be asked for again. */
  next(): Result<readonly DanpingEvent[]> {
    if (this.#isWhole) return ok([]);
    const { log, knownUpTo, receivedSince } = this.#parts;
    const slice = log.readBack({ afterSeq: knownUpTo, beforeSeq: this.#beforeSeq }, sliceLength);
    if (!slice.ok) return slice;
    const oldest = slice.value.at(-1);
    this.#beforeSeq = oldest?.seq ?? this.#beforeSeq;
    this.#readBackTo = Math.min(this.#readBackTo, oldest ? Date.parse(oldest.receivedAt) : this.#readBackTo);
    // The whole slice, because a clock that was put right leaves single events that look older than they are.
    this.#isWhole = slice.value.every(({ receivedAt }) => Date.parse(receivedAt) < receivedSince);
    return slice;
  }
}
