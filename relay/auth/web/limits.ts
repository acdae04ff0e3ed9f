import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { BackOff } from '../back-off.ts';
import { digestOf } from '../secrets.ts';

/** Colleagues behind one address mistype too. */
const freeFailuresOfAddress = 20;
/** High enough that nobody locks a person out from elsewhere in passing, low enough that many addresses do not guess on. */
const freeFailuresOfAccount = 50;

/**
 * Slows down guessing: after 5 failures of an account from one address, 20 of one address, 50 of one account. The wait grows to
 * a minute and ends by itself. An attempt counts as failed until it turns out otherwise, so that a thousand at once gain nothing.
 */
export class LogInLimits {
  readonly #together = new BackOff();
  readonly #addresses = new BackOff(freeFailuresOfAddress);
  readonly #accounts = new BackOff(freeFailuresOfAccount);

  /** @returns how many milliseconds to wait; 0: the attempt may be made, and counts. */
  attempt(account: string, address: string, now: EpochMs): number {
    const keys = keysOf(account, address);
    const waitMs = Math.max(this.#together.waitMs(keys.both, now), this.#addresses.waitMs(address, now), this.#accounts.waitMs(keys.account, now));
    if (waitMs > 0) return waitMs;
    this.#together.failed(keys.both, now);
    this.#addresses.failed(address, now);
    this.#accounts.failed(keys.account, now);
    return 0;
  }

  succeeded(account: string, address: string): void {
    const keys = keysOf(account, address);
    this.#together.succeeded(keys.both);
    this.#addresses.excused(address);
    this.#accounts.excused(keys.account);
  }
}

function keysOf(account: string, address: string): { readonly account: string; readonly both: string } {
  // Whatever somebody types, the key is short.
  const key = digestOf(account.toLowerCase());
  return { account: key, both: `${key} ${address}` };
}
