import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { ReadFrom } from '../cursor.ts';
import type { AudienceKey, Viewer } from '../viewer.ts';

/** A committed event as it travels, with what is needed to hand it to the right ones. */
export interface RecentEvent {
  readonly event: DanpingEvent;
  readonly receivedAt: EpochMs;
  readonly json: string;
  /** Size of its JSON. */
  readonly bytes: number;
  readonly audience: readonly AudienceKey[];
}

export interface RecentLimits {
  readonly maxEvents: number;
  readonly maxBytes: number;
}

/**
 * The end of the log, in memory: clients that are current get their events without a read from the database, which
 * would cost more than everything else on an event's way.
 */
export class RecentEvents {
  readonly #limits: RecentLimits;
  readonly #all = new Queue<RecentEvent>();
  readonly #byAudience = new Map<AudienceKey, Queue<RecentEvent>>();
  #bytes = 0;
  /** Everything after this seq is here. */
  #after: number;

  constructor(head: number, limits: RecentLimits) {
    this.#after = head;
    this.#limits = limits;
  }

  add(recent: RecentEvent): void {
    this.#all.push(recent);
    this.#bytes += recent.bytes;
    for (const key of recent.audience) {
      const own = this.#byAudience.get(key);
      if (own) own.push(recent);
      else this.#byAudience.set(key, new Queue([recent]));
    }
    while (this.#all.length > this.#limits.maxEvents || this.#bytes > this.#limits.maxBytes) this.#dropOldest();
  }

  /** What the viewer may see from there on; `null` when some of it is only in the database. */
  readFor(viewer: Viewer, from: ReadFrom): Iterable<RecentEvent> | null {
    if (from.afterSeq < this.#after) return null;
    const own = viewer.role === 'supervisor' ? this.#all : this.#byAudience.get(viewer.audienceKey);
    const { skip } = from;
    const found = own?.endFrom((recent) => recent.event.seq > from.afterSeq) ?? [];
    if (!skip) return found;
    return found.filter((recent) => recent.event.seq > skip.untilSeq || recent.receivedAt >= skip.receivedBefore);
  }

  #dropOldest(): void {
    const oldest = this.#all.shift();
    if (!oldest) return;
    this.#after = oldest.event.seq;
    this.#bytes -= oldest.bytes;
    for (const key of oldest.audience) {
      const own = this.#byAudience.get(key);
      own?.shift();
      if (own?.length === 0) this.#byAudience.delete(key);
    }
  }
}

/** First in, first out, without moving everything at each step. */
class Queue<Item> {
  #items: Item[];
  #start = 0;

  constructor(items: Item[] = []) {
    this.#items = items;
  }

  get length(): number {
    return this.#items.length - this.#start;
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  shift(): Item | undefined {
    const item = this.#items[this.#start];
    if (item === undefined) return undefined;
    this.#start++;
    if (this.#start >= 64 && this.#start * 2 >= this.#items.length) {
      this.#items = this.#items.slice(this.#start);
      this.#start = 0;
    }
    return item;
  }

  /** The items at the end that all pass, oldest first; those who read are mostly almost current. */
  endFrom(passes: (item: Item) => boolean): Item[] {
    let first = this.#items.length;
    for (; first > this.#start; first--) {
      const item = this.#items[first - 1];
      if (item === undefined || !passes(item)) break;
    }
    return this.#items.slice(first);
  }
}
