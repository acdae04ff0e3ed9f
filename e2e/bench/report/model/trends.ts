import type { BenchResult, FigureRow } from '../../../../scripts/bench/result-file.ts';

/** A figure through the runs, oldest first. */
export interface Trend {
  readonly bench: string;
  readonly figure: string;
  readonly unit: string;
  readonly points: readonly { readonly at: string; readonly commit: string | null; readonly value: number }[];
}

/** Only runs of the same kind on the same processor can be compared, and none that was profiled. */
export function isComparable(run: BenchResult, other: BenchResult): boolean {
  return run.quick === other.quick && !other.profiled && run.machine.cpu === other.machine.cpu && run.machine.cores === other.machine.cores;
}

/** @returns of every figure of `run` that an earlier run has too, how it went */
export function trendsOf(run: BenchResult, earlier: readonly BenchResult[]): readonly Trend[] {
  const runs = [...earlier.filter((other) => isComparable(run, other)), run];
  return run.benches.flatMap(({ name, figures }) => {
    const once = new Map(figures.map(({ figure, unit }) => [figure, unit]));
    return [...once].flatMap(([figure, unit]) => {
      const points = runs.flatMap(({ at, commit, benches }) => {
        const value = rowOf(benches.find((bench) => bench.name === name)?.figures ?? [], figure)?.value;
        return value === undefined || value === null ? [] : [{ at, commit: commit?.hash.slice(0, 7) ?? null, value }];
      });
      return points.length < 2 ? [] : [{ bench: name, figure, unit, points }];
    });
  });
}

function rowOf(figures: readonly FigureRow[], figure: string): FigureRow | undefined {
  return figures.find((row) => row.figure === figure);
}
