import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { VirtualTime } from '../time/virtual-time.ts';

/** One direction of one connection: nothing is lost or overtaken, everything may be late, and nothing comes after its end. */
export class Pipe {
  readonly #time: VirtualTime;
  readonly #latencyMs: () => number;
  #lastArrival: EpochMs = 0;
  #held: (() => void)[] | null = null;
  #isCut = false;

  constructor(time: VirtualTime, latencyMs: () => number) {
    this.#time = time;
    this.#latencyMs = latencyMs;
  }

  send(arrive: () => void): void {
    if (this.#isCut) return;
    this.#lastArrival = Math.max(this.#lastArrival, this.#time.now + this.#latencyMs());
    this.#time.at(this.#lastArrival, () => this.#arrived(arrive));
  }

  /** Nothing arrives any more; what is under way waits. */
  hold(): void {
    this.#held ??= [];
  }

  /** What waited arrives, in order. */
  release(): void {
    const waiting = this.#held ?? [];
    this.#held = null;
    for (const arrive of waiting) this.#arrived(arrive);
  }

  cut(): void {
    this.#isCut = true;
    this.#held = null;
  }

  #arrived(arrive: () => void): void {
    if (this.#isCut) return;
    if (this.#held) this.#held.push(arrive);
    else arrive();
  }
}
