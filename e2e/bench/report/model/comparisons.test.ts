import { expect, test } from 'vitest';
import { rowOf } from '../testing/result-of.ts';
import { comparisonsOf } from './comparisons.ts';

test('a figure that is held against several things stands beside all of them', () => {
  const rows = [
    rowOf({ figure: 'start', value: 600, against: 'bare Electron (400 ms)', ratio: 1.5, budget: 'at most 1.5 ×', ok: true }),
    rowOf({ figure: 'start', value: 600, against: 'no call (500 ms)', ratio: 1.2, budget: null, ok: null }),
    rowOf({ figure: 'alone', value: 3 }),
    rowOf({ figure: 'not measured', value: null, against: 'bare' }),
  ];
  expect(comparisonsOf(rows, 0)).toEqual([
    {
      figure: 'start',
      unit: 'ms',
      ours: 600,
      others: [
        { name: 'bare Electron', value: 400, limit: 600, ok: true },
        { name: 'no call', value: 500, limit: null, ok: null },
      ],
    },
  ]);
});
