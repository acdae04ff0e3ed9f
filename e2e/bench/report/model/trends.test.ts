import { expect, test } from 'vitest';
import type { BenchResult } from '../../../../scripts/bench/result-file.ts';
import { resultOf, rowOf } from '../testing/result-of.ts';
import { trendsOf } from './trends.ts';

const run = (day: number, value: number | null, more: Partial<BenchResult> = {}): BenchResult =>
  resultOf([{ name: 'ingest', figures: [rowOf({ figure: 'pushes', value })] }], { at: `2026-11-${10 + day}T08:00:00.000Z`, ...more });

test('a figure goes through the runs that can be compared, oldest first', () => {
  const other = { cpu: 'another', cores: 2, memoryMiB: 1, kernel: 'Linux', node: '24', electron: null, loadBefore: null, fsyncMs: { p50: 1, p99: 1 } };
  const earlier = [run(1, 10), run(2, 20, { quick: true }), run(3, 30, { profiled: true }), run(4, 40, { machine: other }), run(5, null), run(6, 60)];
  const [trend, ...more] = trendsOf(run(7, 70), earlier);
  expect(more).toEqual([]);
  expect(trend?.points.map(({ value }) => value)).toEqual([10, 60, 70]);
});

test('a figure that was measured once has no trend yet', () => {
  expect(trendsOf(run(1, 10), [])).toEqual([]);
  expect(trendsOf(run(2, 10), [resultOf([{ name: 'ingest', figures: [rowOf({ figure: 'another' })] }])])).toEqual([]);
});

test('the same figure against two things is one line', () => {
  const twice = resultOf([{ name: 'start', figures: [rowOf({ figure: 'start', against: 'bare (1 ms)' }), rowOf({ figure: 'start', against: 'empty (2 ms)' })] }]);
  expect(trendsOf(twice, [twice])).toHaveLength(1);
});
