import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Entry } from './entry.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A computer's clock on the wall: it may be wrong, and jump. */
export interface WallClock {
  offsetMs: number;
}

/**
 * One run of one process, on one thread: while it is busy everything waits in order, and when it ends nothing that waits
 * happens any more.
 */
export class Life {
  readonly #time: VirtualTime;
  readonly #clock: WallClock;
  readonly #waiting: Pick<Entry, 'action'>[] = [];
  #isAlive = true;
  #freeAt: EpochMs = 0;
  #willWake = false;

  constructor(time: VirtualTime, clock: WallClock) {
    this.#time = time;
    this.#clock = clock;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  get isBusy(): boolean {
    return this.#waiting.length > 0 || this.#freeAt > this.#time.now;
  }

  /** What the computer's clock shows. */
  wallNow(): EpochMs {
    return this.#time.now + this.#clock.offsetMs;
  }

  /** Does it now, or as soon as the process comes to it. */
  run(action: () => void): void {
    this.take({ action });
  }

  take(entry: Pick<Entry, 'action'>): void {
    if (!this.#isAlive) return;
    if (!this.isBusy) return entry.action?.();
    this.#waiting.push(entry);
    this.#wake();
  }

  /** @returns how to call it off, for as long as it has not happened: also while it waits. */
  after(delayMs: number, action: () => void): () => void {
    return this.#time.after(delayMs, action, this);
  }

  /** A turn of its own, after everything of this one. */
  later(action: () => void): void {
    this.#time.after(0, action, this);
  }

  /** The thread is taken: a call that waits for the disk, a computer asleep. @returns until when */
  block(ms: number): EpochMs {
    this.#freeAt = Math.max(this.#freeAt, this.#time.now) + ms;
    return this.#freeAt;
  }

  end(): void {
    this.#isAlive = false;
    this.#waiting.length = 0;
  }

  #wake(): void {
    if (this.#willWake) return;
    this.#willWake = true;
    this.#time.at(this.#freeAt, () => {
      this.#willWake = false;
      while (this.#isAlive && this.#freeAt <= this.#time.now) {
        const next = this.#waiting.shift();
        if (!next) return;
        next.action?.();
      }
      if (this.#isAlive) this.#wake();
    });
  }
}
