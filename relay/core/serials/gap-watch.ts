import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { EventLog } from '../ports.ts';
import type { Viewer } from '../viewer.ts';
import { awaitedIn } from './holes.ts';
import { beginCount, settleCount, takeNumber, type Finding, type Numbered, type SerialCount } from './serial-count.ts';

/** Where an event stands in a count of its cloud. */
export interface SerialPlace {
  /** Tells the counts of one source apart. */
  readonly sequence: string;
  readonly serial: number;
}

/** What the numbers of one source have shown since the process began. */
export interface GapTotals {
  /** Events that never came, or not within a minute. */
  readonly lost: number;
  /** Those of them that came after all. */
  readonly filled: number;
  /** How often a count began anew. */
  readonly renumbered: number;
}

export interface GapParts {
  /** `null` for an event without a number. */
  readonly placeOf: (event: DanpingEvent) => SerialPlace | null;
  /** So many events of a source were lost since this was said last; said once in ten minutes at most. */
  readonly onLost: (source: string, events: number) => void;
}

interface Watched {
  /** The one heard of last is the last. */
  readonly counts: Map<string, SerialCount>;
  totals: GapTotals;
  untold: number;
  toldAt: EpochMs;
}

/** So many counts of one source are followed; the one not heard of for longest is given up. */
const mostSequences = 32;
const tellEveryMs = 10 * 60_000;
/** How much of the log's end is looked at after a start. */
const rememberedEvents = 10_000;
const everything: Viewer = { role: 'supervisor', login: 'gaps' };

/**
 * Finds events that a cloud sent and the relay never got, by the gaps in the cloud's own numbers. What it holds is bounded
 * by the sources of the directory.
 *
 * Totals begin with the process, as all that `/metrics` shows. What is missing does not: after a start
 * {@link GapWatch.remember} folds the log's end again, so that events lost while no relay ran are missed as soon as the
 * next one comes, and late ones fill what was missed before. Only a source whose last event lies further back than that
 * begins afresh, and misses nothing that was before. A number passed over in the last minute before the relay stopped may
 * be counted by neither process.
 */
export class GapWatch {
  readonly #parts: GapParts;
  readonly #sources = new Map<string, Watched>();

  constructor(parts: GapParts) {
    this.#parts = parts;
  }

  /** Looks at the newest 10,000 events of the log. What they show was counted before, and is not counted again. */
  remember(log: Pick<EventLog, 'readFor' | 'head'>, now: EpochMs): void {
    let afterSeq = Math.max(0, log.head - rememberedEvents);
    while (afterSeq < log.head) {
      const read = log.readFor(everything, { afterSeq, skip: null }, { maxItems: 500, maxBytes: 4_000_000 });
      if (!read.ok || read.value.upTo === afterSeq) break;
      for (const event of read.value.items) this.#fold(event);
      afterSeq = read.value.upTo;
    }
    this.#settleAll(now);
    for (const watched of this.#sources.values()) Object.assign(watched, fresh());
  }

  /** An event is on disk. */
  take(event: DanpingEvent): void {
    const watched = this.#fold(event);
    if (watched) this.#tell(event.source, watched, Date.parse(event.receivedAt));
  }

  /** Counts what has been missing for too long; to be called now and then. */
  settle(now: EpochMs): void {
    this.#settleAll(now);
    for (const [source, watched] of this.#sources) this.#tell(source, watched, now);
  }

  *totals(): Iterable<readonly [source: string, totals: GapTotals]> {
    for (const [source, { totals }] of this.#sources) yield [source, totals];
  }

  #fold(event: DanpingEvent): Watched | null {
    const place = this.#parts.placeOf(event);
    if (!place) return null;
    const watched = this.#watched(event.source);
    const number = { serial: place.serial, at: timeOf(event.at), receivedAt: Date.parse(event.receivedAt) };
    const before = watched.counts.get(place.sequence);
    watched.counts.delete(place.sequence);
    if (before) note(watched, place.sequence, takeNumber(before, number));
    else begin(watched, place.sequence, number);
    return watched;
  }

  #settleAll(now: EpochMs): void {
    for (const watched of this.#sources.values()) {
      for (const [sequence, count] of watched.counts) note(watched, sequence, settleCount(count, now));
    }
  }

  #watched(source: string): Watched {
    const known = this.#sources.get(source);
    if (known) return known;
    const watched = { counts: new Map<string, SerialCount>(), ...fresh() };
    this.#sources.set(source, watched);
    return watched;
  }

  #tell(source: string, watched: Watched, now: EpochMs): void {
    if (watched.untold === 0 || now - watched.toldAt < tellEveryMs) return;
    this.#parts.onLost(source, watched.untold);
    watched.untold = 0;
    watched.toldAt = now;
  }
}

function fresh(): Omit<Watched, 'counts'> {
  return { totals: { lost: 0, filled: 0, renumbered: 0 }, untold: 0, toldAt: Number.NEGATIVE_INFINITY };
}

function begin(watched: Watched, sequence: string, first: Numbered): void {
  const [oldest] = watched.counts;
  if (oldest && watched.counts.size >= mostSequences) {
    watched.counts.delete(oldest[0]);
    lose(watched, awaitedIn(oldest[1].holes));
  }
  watched.counts.set(sequence, beginCount(first));
}

function note(watched: Watched, sequence: string, { count, lost, filled, isRenumbered }: Finding): void {
  watched.counts.set(sequence, count);
  const { totals } = watched;
  watched.totals = { ...totals, filled: totals.filled + filled, renumbered: totals.renumbered + (isRenumbered ? 1 : 0) };
  lose(watched, lost);
}

function lose(watched: Watched, lost: number): void {
  watched.totals = { ...watched.totals, lost: watched.totals.lost + lost };
  watched.untold += lost;
}

function timeOf(at: string | null): EpochMs | null {
  return at === null ? null : Date.parse(at);
}
