import type { EpochMs } from '../../src/shared/contract/time.ts';

/** So many callers are remembered before those of long ago are looked for. */
const tidyAbove = 1_000;

/** At most so many times within a stretch of time, for each caller apart. */
export class RateLimit {
  readonly #most: number;
  readonly #withinMs: number;
  /** When each caller came, oldest first; never more than may. */
  readonly #times = new Map<string, EpochMs[]>();

  constructor(most: number, withinMs: number) {
    this.#most = most;
    this.#withinMs = withinMs;
  }

  /** Counts one more time, if it may be. @returns how many milliseconds the caller has to wait, 0 when it was counted. */
  take(caller: string, now: EpochMs): number {
    // A clock that was set back must lock nobody out: what lies ahead does not count.
    const recent = (this.#times.get(caller) ?? []).filter((at) => at > now - this.#withinMs && at <= now);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= this.#most) return oldest + this.#withinMs - now;
    this.#times.set(caller, [...recent, now]);
    if (this.#times.size > tidyAbove) this.#tidy(now);
    return 0;
  }

  #tidy(now: EpochMs): void {
    for (const [caller, times] of this.#times) {
      const last = times.at(-1) ?? 0;
      if (last <= now - this.#withinMs) this.#times.delete(caller);
    }
  }
}
