import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../lib/paths.ts';
import { budgetRows, isFigureOf } from './budget-rows.ts';
import { filledPage } from './filled-page.ts';
import { resultSchema, type BenchResult, type FigureRow } from './result-file.ts';

const page = 'Before.\n<!-- figures -->\nold | figures\n<!-- /figures -->\nBetween.\n<!-- machine -->\nold machine\n<!-- /machine -->\nAfter.\n';
const figure = (more: Partial<FigureRow>): FigureRow => ({ figure: 'pushes sustained', value: 1, unit: '/s', against: null, ratio: null, budget: null, ok: null, ...more });

function result(at: string, benches: readonly { readonly name: string; readonly figures?: readonly FigureRow[]; readonly failure?: string }[]): BenchResult {
  const machine = { cpu: 'Some Processor', cores: 2, memoryMiB: 4_096, kernel: 'Linux 6', node: '24.21.0', electron: null, fsyncMs: { p50: 0.2, p99: 0.4 } };
  return resultSchema.parse({ format: 1, at, tookSeconds: 9, quick: false, profiled: false, commit: { hash: '0123456789abcdef', changed: false }, machine, benches: benches.map((bench) => ({ curves: [], figures: [], failure: null, ...bench })) });
}

const rowOf = (filled: string, bench: string): string => filled.split('\n').find((line) => line.endsWith(`| \`${bench}\` |`)) ?? '';

test('fills the marked places, changes nothing else, and a second time changes nothing at all', () => {
  const results = [result('2026-11-20T10:00:00.000Z', [{ name: 'ready', figures: [figure({ figure: 'relay ready with 1000000 events in its log, after a stop', value: 812, unit: 'ms', ok: true })] }])];
  const filled = filledPage(page, results);
  expect(filled).toMatch(/^Before\.\n<!-- figures -->\n\| what[^]+<!-- \/figures -->\nBetween\.\n<!-- machine -->\nSome Processor[^]+<!-- \/machine -->\nAfter\.\n$/);
  expect(filled).not.toContain('old');
  expect(rowOf(filled, 'ready')).toContain('| 812 ms ✓ |');
  expect(filledPage(filled, results)).toBe(filled);
});

test('a figure that nobody measured is not told', () => {
  const filled = filledPage(page, []);
  expect(budgetRows.every(({ bench }) => rowOf(filled, bench).includes('| — |'))).toBe(true);
  expect(filled).toContain('Not measured yet.');
});

test('the last run of a benchmark tells its figures, one that came to no end tells none', () => {
  const ready = (value: number): FigureRow => figure({ figure: 'relay ready with 9 events in its log, after a stop', value, unit: 'ms' });
  const results = [
    result('2026-11-20T10:00:00.000Z', [{ name: 'ready', figures: [ready(1)] }]),
    result('2026-11-20T11:00:00.000Z', [{ name: 'ready', figures: [ready(2)] }]),
    result('2026-11-20T12:00:00.000Z', [{ name: 'ready', failure: 'the disk was full' }]),
  ];
  const filled = filledPage(page, results);
  expect(rowOf(filled, 'ready')).toContain('| 2 ms |');
  expect(filled).toContain('2026-11-20 11:00 UTC');
  expect(filled).not.toContain('2026-11-20 12:00 UTC');
});

test('peers stand beside the figure, and one that is missing is named with the reason', () => {
  const results = [
    result('2026-11-20T10:00:00.000Z', [
      {
        name: 'ingest',
        figures: [
          figure({ value: 9_000, against: 'Node-RED, nothing kept (12000/s)', ratio: 0.75, ok: false }),
          figure({ figure: 'pushes sustained, against nginx with nchan', value: null, detail: { skipped: 'no | apt-get' } }),
          figure({ figure: 'something else', value: 4 }),
        ],
      },
    ]),
  ];
  const row = filledPage(page, results).split('\n').find((line) => line.startsWith('| pushes a second')) ?? '';
  expect(row).toContain('pushes sustained: 9,000/s, 0.75 × Node-RED, nothing kept (12000/s) **over**<br>pushes sustained, against nginx with nchan: not measured (no / apt-get)');
  expect(row).not.toContain('something else');
});

test('no figure fills two rows', () => {
  const names = budgetRows.flatMap(({ bench, figures }) => figures.map((each) => [bench, each.replaceAll('*', '7')] as const));
  for (const [bench, name] of names) expect(budgetRows.filter((row) => row.bench === bench && isFigureOf(row, name)), name).toHaveLength(1);
});

test('docs/performance.md has the places', () => {
  expect(() => filledPage(readFileSync(path.join(root, 'docs', 'performance.md'), 'utf8'), [])).not.toThrow();
});
