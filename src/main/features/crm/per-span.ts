import type { EpochMs } from '../../../shared/contract/time.ts';

/** Lets at most so many things happen in any span of time. */
export class PerSpan {
  readonly #most: number;
  readonly #spanMs: number;
  #taken: readonly EpochMs[] = [];

  constructor(most: number, spanMs: number) {
    this.#most = most;
    this.#spanMs = spanMs;
  }

  /** @returns whether one more may happen now; then it counts. */
  take(now: EpochMs): boolean {
    this.#taken = this.#taken.filter((at) => now - at < this.#spanMs);
    if (this.#taken.length >= this.#most) return false;
    this.#taken = [...this.#taken, now];
    return true;
  }
}
