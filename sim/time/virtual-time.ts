import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Entry } from './entry.ts';
import { TimerWheel } from './timer-wheel.ts';

/**
 * Time that passes only from one event to the next. Whatever was begun as a promise is finished before it goes on, so that
 * the same events in the same order always come to the same.
 */
export class VirtualTime {
  #now: EpochMs;
  #order = 0;
  #isStirred = false;
  #passed = 0;
  readonly #wheel: TimerWheel;

  constructor(startsAt: EpochMs) {
    this.#now = startsAt;
    this.#wheel = new TimerWheel(startsAt);
  }

  /** The true time: no clock of the world shows it for certain. */
  get now(): EpochMs {
    return this.#now;
  }

  /** How many events have happened. */
  get passed(): number {
    return this.#passed;
  }

  /** @returns how to call it off. */
  after(delayMs: number, action: () => void, by: Entry['by'] = null): () => void {
    const entry: Entry = { at: this.#now + Math.max(0, Math.ceil(delayMs)), order: this.#order++, action, by };
    this.#wheel.add(entry);
    return () => {
      entry.action = null;
    };
  }

  at(moment: EpochMs, action: () => void): () => void {
    return this.after(moment - this.#now, action);
  }

  /** Something goes on as a promise: it is waited for before the next event. */
  stir(): void {
    this.#isStirred = true;
  }

  /** Lets everything happen up to that moment. */
  async runUntil(moment: EpochMs): Promise<void> {
    await this.#settle();
    for (let next = this.#wheel.next(moment); next; next = this.#wheel.next(moment)) {
      if (next.action === null) continue;
      this.#now = next.at;
      this.#passed += 1;
      if (next.by) next.by.take(next);
      else next.action();
      if (this.#isStirred) await this.#settle();
    }
    this.#now = Math.max(this.#now, moment);
  }

  /** All promises that need nothing but each other are done before the next turn of the real event loop. */
  async #settle(): Promise<void> {
    while (this.#isStirred) {
      this.#isStirred = false;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
