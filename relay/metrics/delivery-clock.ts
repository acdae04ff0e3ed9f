/** At 200 events a second this is more than five minutes. */
const rememberedEvents = 65_536;

/**
 * Tells how long an event took from its commit to the first client that has it. Remembers a fixed number of the newest
 * events, whatever comes: who is first with an older one is not timed.
 */
export class DeliveryClock {
  readonly #seqs: Float64Array;
  /** When, by the process's own clock; NaN once a client has it. */
  readonly #committedAt: Float64Array;

  constructor(places = rememberedEvents) {
    this.#seqs = new Float64Array(places);
    this.#committedAt = new Float64Array(places);
  }

  committed(seq: number, nowMs: number): void {
    const place = seq % this.#seqs.length;
    this.#seqs[place] = seq;
    this.#committedAt[place] = nowMs;
  }

  /** @returns milliseconds since the commit; `null` when another client was first, or nobody remembers. */
  delivered(seq: number, nowMs: number): number | null {
    const place = seq % this.#seqs.length;
    const at = this.#committedAt[place];
    if (at === undefined || this.#seqs[place] !== seq || Number.isNaN(at)) return null;
    this.#committedAt[place] = Number.NaN;
    return nowMs - at;
  }
}
