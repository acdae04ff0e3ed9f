import type { Bridge } from '../../shared/bridge.ts';

interface Asked {
  readonly number: string;
  readonly dialect: string;
}

/** Remembered at most; beyond, it begins anew. */
const mostKept = 5_000;
/** As many as one question may hold. */
const mostAtOnce = 200;

/** Where numbers belong, asked of the host once for each number and for many at a time. */
export class Regions {
  readonly #bridge: Bridge;
  readonly #kept = new Map<string, string | null>();
  readonly #waiting = new Map<string, Asked>();
  readonly #listeners = new Set<() => void>();
  #isAsking = false;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** @returns `null` for a number that does not tell, and as long as the host has not answered */
  readonly of = (number: string, dialect: string): string | null => this.#kept.get(keyOf({ number, dialect })) ?? null;

  want(number: string, dialect: string): void {
    const key = keyOf({ number, dialect });
    if (this.#kept.has(key)) return;
    this.#waiting.set(key, { number, dialect });
    if (!this.#isAsking) void this.#ask();
  }

  /** They are words of a language: another one has others. */
  forget(): void {
    this.#kept.clear();
    this.#tell();
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async #ask(): Promise<void> {
    this.#isAsking = true;
    // Rows of one screen ask one after another in one breath: they become one question.
    await Promise.resolve();
    while (this.#waiting.size > 0) {
      const asked = [...this.#waiting].slice(0, mostAtOnce);
      for (const [key] of asked) this.#waiting.delete(key);
      const answer = await this.#bridge.call('customer.regions', { numbers: asked.map(([, one]) => one) });
      if (this.#kept.size > mostKept) this.#kept.clear();
      for (const [index, [key]] of asked.entries()) this.#kept.set(key, answer.ok ? (answer.value[index] ?? null) : null);
      this.#tell();
    }
    this.#isAsking = false;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function keyOf({ number, dialect }: Asked): string {
  return `${dialect} ${number}`;
}
