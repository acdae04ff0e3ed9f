import { slope } from './growth.ts';
import { residentBytes } from './processor-time.ts';
import { quantile } from './quantiles.ts';

export type MemorySample = readonly [seconds: number, bytes: number];

/** Looks at a process's resident memory at even intervals until `end`. */
export class MemoryWatch {
  readonly #samples: MemorySample[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(pid: number, everyMs: number) {
    const began = performance.now();
    this.#timer = setInterval(() => this.#samples.push([(performance.now() - began) / 1_000, residentBytes(pid)]), everyMs);
  }

  end(): readonly MemorySample[] {
    clearInterval(this.#timer);
    return this.#samples;
  }
}

export interface SettledGrowth {
  /** The middle of the second fifth and of the last fifth, in bytes: the first fifth is warming up. */
  readonly early: number;
  readonly late: number;
  /** By the straight line that fits best after the first fifth, in bytes. */
  readonly perHour: number;
}

/** What became of the memory once the process had warmed up. */
export function settledGrowth(samples: readonly MemorySample[]): SettledGrowth {
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  const middle = (of: readonly MemorySample[]): number => quantile(of.map(([, bytes]) => bytes), 0.5);
  const settled = samples.slice(fifth);
  return { early: middle(settled.slice(0, fifth)), late: middle(settled.slice(-fifth)), perHour: slope(settled) * 3_600 };
}
