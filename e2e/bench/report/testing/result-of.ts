import type { BenchResult, BenchRows, FigureRow } from '../../../../scripts/bench/result-file.ts';

/** A figure for tests: whatever does not matter is filled in. */
export function rowOf(more: Partial<FigureRow>): FigureRow {
  return { figure: 'a figure', value: 1, unit: 'ms', against: null, ratio: null, budget: null, ok: null, ...more };
}

/** A run for tests. */
export function resultOf(benches: readonly (Pick<BenchRows, 'name'> & Partial<BenchRows>)[], more: Partial<BenchResult> = {}): BenchResult {
  return {
    format: 1,
    at: '2026-11-20T15:04:05.000Z',
    tookSeconds: 754,
    quick: false,
    profiled: false,
    commit: { hash: '0123456789abcdef0123456789abcdef01234567', changed: false },
    machine: { cpu: 'Some Processor 3000', cores: 2, memoryMiB: 24_105, kernel: 'Linux 6.1.0', node: '24.21.0', electron: '42.0.0', loadBefore: 0.1, fsyncMs: { p50: 0.18, p99: 0.42 } },
    benches: benches.map((bench) => ({ figures: [], curves: [], failure: null, ...bench })),
    ...more,
  };
}
