import type { EpochMs } from '../../src/shared/contract/time.ts';

/** So many wrong attempts are a person's mistakes; from then on each costs a wait. */
const usualFreeFailures = 5;
const firstWaitMs = 1_000;
const longestWaitMs = 60_000;
/** After so long without a failure an address starts anew. */
const forgetAfterMs = 15 * 60_000;
const mostAddresses = 10_000;

/** Slows down whoever guesses, by address, by account or by both: whatever the key is. */
export class BackOff {
  readonly #failures = new Map<string, { count: number; last: EpochMs }>();
  readonly #freeFailures: number;

  constructor(freeFailures = usualFreeFailures) {
    this.#freeFailures = freeFailures;
  }

  /** @returns how many milliseconds the key has to wait before it may be tried again; 0 when it need not. */
  waitMs(key: string, now: EpochMs): number {
    const failed = this.#failures.get(key);
    if (!failed || failed.count < this.#freeFailures) return 0;
    const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (failed.count - this.#freeFailures));
    return Math.max(0, failed.last + wait - now);
  }

  failed(key: string, now: EpochMs): void {
    const before = this.#failures.get(key);
    const count = before && now - before.last < forgetAfterMs ? before.count + 1 : 1;
    this.#failures.delete(key);
    this.#failures.set(key, { count, last: now });
    const oldest = this.#failures.keys().next().value;
    if (this.#failures.size > mostAddresses && oldest !== undefined) this.#failures.delete(oldest);
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }

  /** Takes one failure back that was counted before its outcome was known; the others stay. */
  excused(key: string): void {
    const failed = this.#failures.get(key);
    if (failed && failed.count > 1) this.#failures.set(key, { ...failed, count: failed.count - 1 });
    else this.#failures.delete(key);
  }
}
