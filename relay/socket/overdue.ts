/** What waits for an answer of its client, and until when by the process's own clock. */
interface Waiting {
  readonly until: number;
  readonly giveUp: () => void;
}

const lookEveryMs = 1_000;

/** Gives up what is not answered in time. One timer for all: each batch to each client would have its own otherwise. */
export class Overdue {
  /** In the order in which they end: everybody has the same time. */
  readonly #waiting = new Set<Waiting>();
  readonly #withinMs: number;
  readonly #timer: NodeJS.Timeout;

  /** @param withinMs how long each may take; it is noticed up to a second later */
  constructor(withinMs: number) {
    this.#withinMs = withinMs;
    this.#timer = setInterval(() => this.#look(performance.now()), lookEveryMs).unref();
  }

  /** @returns to be called with the answer. @param giveUp called once, and not after the answer */
  await(giveUp: () => void): () => void {
    const waiting: Waiting = { until: performance.now() + this.#withinMs, giveUp };
    this.#waiting.add(waiting);
    return () => void this.#waiting.delete(waiting);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#waiting.clear();
  }

  #look(now: number): void {
    for (const waiting of this.#waiting) {
      if (waiting.until > now) return;
      this.#waiting.delete(waiting);
      waiting.giveUp();
    }
  }
}
