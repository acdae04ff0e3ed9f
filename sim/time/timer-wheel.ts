import type { EpochMs } from '../../src/shared/contract/time.ts';
import { isEarlier, type Entry } from './entry.ts';
import { EntryHeap } from './entry-heap.ts';

/** One slot for each millisecond of the next minute, so that most entries cost next to nothing. A power of two. */
const slots = 2 ** 16;
const mask = slots - 1;

/** Entries in the order of their time; what is further off waits in a heap. */
export class TimerWheel {
  readonly #near: Entry[][] = Array.from({ length: slots }, () => []);
  readonly #far = new EntryHeap(isEarlier);
  /** Everything before this millisecond is over. */
  #at: EpochMs;
  /** How many of this millisecond's entries are over. */
  #place = 0;
  /** Entries up to here, not included, are in the slots. */
  #reach: EpochMs;
  /** How many are in the slots. */
  #waiting = 0;

  constructor(startsAt: EpochMs) {
    this.#at = startsAt;
    this.#reach = startsAt + slots;
  }

  add(entry: Entry): void {
    if (entry.at >= this.#reach) return this.#far.add(entry);
    this.#near[entry.at & mask]?.push(entry);
    this.#waiting += 1;
  }

  /** Takes out the next entry that is due by then; `null` when there is none. */
  next(until: EpochMs): Entry | null {
    while (this.#at <= until) {
      const slot = this.#near[this.#at & mask];
      const entry = slot?.[this.#place];
      if (entry) {
        this.#place += 1;
        this.#waiting -= 1;
        return entry;
      }
      if (slot && this.#place > 0) slot.length = 0;
      this.#place = 0;
      this.#at = this.#nextFilled(until);
      if (this.#at >= this.#reach - slots / 2) this.#extend();
    }
    return null;
  }

  /** The next millisecond in which something may be: never beyond the place from where more has to be taken in. */
  #nextFilled(until: EpochMs): EpochMs {
    if (this.#waiting === 0) return Math.max(this.#at + 1, Math.min(until + 1, this.#far.first?.at ?? until + 1));
    const near = this.#near;
    const stop = Math.min(until + 1, this.#reach - slots / 2);
    let at = this.#at + 1;
    while (at < stop && near[at & mask]?.length === 0) at += 1;
    return at;
  }

  #extend(): void {
    this.#reach = this.#at + slots;
    for (let far = this.#far.first; far && far.at < this.#reach; far = this.#far.first) {
      this.#near[far.at & mask]?.push(far);
      this.#waiting += 1;
      this.#far.dropFirst();
    }
  }
}
