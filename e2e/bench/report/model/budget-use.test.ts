import { describe, expect, test } from 'vitest';
import type { FigureRow } from '../../../../scripts/bench/result-file.ts';
import { budgetUse, limitOf } from './budget-use.ts';

const row = (more: Partial<FigureRow>): FigureRow => ({ figure: 'one', value: 1, unit: 'ms', against: null, ratio: null, budget: null, ok: null, ...more });

describe('how much of a budget is used', () => {
  test('of a figure of its own, at most', () => {
    expect(budgetUse(row({ value: 40, budget: 'at most 50 ms' }), 0)).toBe(0.8);
    expect(budgetUse(row({ value: 1.02, unit: '', budget: 'at most 1.02 ' }), 0)).toBe(1);
  });

  test('whatever else it asks for', () => {
    expect(budgetUse(row({ value: 9, unit: '/s', budget: 'at most 10 /s, no change missing' }), 0)).toBe(0.9);
  });

  test('of a figure of its own, at least', () => {
    expect(budgetUse(row({ value: 10_000, unit: 'events/s', budget: 'at least 5,000 events/s' }), 0)).toBe(0.5);
  });

  test('of what it is held against', () => {
    expect(budgetUse(row({ value: 3, ratio: 3, budget: 'at most 4 ×' }), 0)).toBe(0.75);
    expect(budgetUse(row({ value: 800, ratio: 0.8, budget: 'at least 0.5 ×' }), 0)).toBe(0.625);
  });

  test('with two fsyncs, as the disk of the run takes them', () => {
    expect(limitOf(row({ value: 2, ratio: 2, budget: 'at most 1.5 × and two fsyncs' }), 0.25)).toEqual({ limit: 2, isMost: true });
  });

  test('is not told where the words name no figure', () => {
    for (const budget of [null, 'none', 'at most logarithmic', 'at most 5 s', 'ahead of Node-RED', 'at most 1.5 × and a bit']) expect(budgetUse(row({ budget }), 0)).toBeNull();
    expect(budgetUse(row({ value: null, budget: 'at most 5 ms' }), 0)).toBeNull();
    expect(budgetUse(row({ ratio: null, budget: 'at most 5 ×' }), 0)).toBeNull();
  });
});
