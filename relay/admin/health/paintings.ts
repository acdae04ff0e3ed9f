import type { EpochMs } from '../../../src/shared/contract/time.ts';

/** A pop-up that was painted, as a desktop app told it. */
export interface Painting {
  readonly at: EpochMs;
  /** `null`: a supervisor's. */
  readonly agentNumber: string | null;
  readonly callId: string;
  /** From the relay's receipt of the push. */
  readonly milliseconds: number;
}

const hourMs = 3_600_000;
const mostKept = 20_000;

/** The latest paintings, in memory. */
export class Paintings {
  #kept: Painting[] = [];

  add(painting: Painting): void {
    this.#kept.push(painting);
    if (this.#kept.length >= mostKept * 2) this.#kept = this.#kept.slice(-mostKept);
  }

  /** The first of a call at a desk. */
  of(callId: string, agentNumber: string | null): Painting | null {
    return this.#kept.find((one) => one.callId === callId && one.agentNumber === agentNumber) ?? null;
  }

  lastHour(now: EpochMs): { readonly count: number; readonly p50Ms: number | null; readonly p99Ms: number | null } {
    const times = this.#kept.filter(({ at }) => now - at < hourMs).map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
    return { count: times.length, p50Ms: share(times, 0.5), p99Ms: share(times, 0.99) };
  }
}

/** The smallest time that so large a share of all does not exceed. */
function share(sorted: readonly number[], part: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null;
}
