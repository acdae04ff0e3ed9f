import type { EpochMs } from '../../src/shared/contract/time.ts';

/** So many wrong attempts are a person's mistakes; from then on each costs a wait. */
const freeFailures = 5;
const firstWaitMs = 1_000;
const longestWaitMs = 60_000;
/** After so long without a failure an address starts anew. */
const forgetAfterMs = 15 * 60_000;
const mostAddresses = 10_000;

/** Slows down whoever guesses, by address. */
export class BackOff {
  readonly #failures = new Map<string, { count: number; last: EpochMs }>();

  /** @returns how many milliseconds the address has to wait before it may try again; 0 when it need not. */
  waitMs(address: string, now: EpochMs): number {
    const failed = this.#failures.get(address);
    if (!failed || failed.count < freeFailures) return 0;
    const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (failed.count - freeFailures));
    return Math.max(0, failed.last + wait - now);
  }

  failed(address: string, now: EpochMs): void {
    const before = this.#failures.get(address);
    const count = before && now - before.last < forgetAfterMs ? before.count + 1 : 1;
    this.#failures.delete(address);
    this.#failures.set(address, { count, last: now });
    const oldest = this.#failures.keys().next().value;
    if (this.#failures.size > mostAddresses && oldest !== undefined) this.#failures.delete(oldest);
  }

  succeeded(address: string): void {
    this.#failures.delete(address);
  }
}
