import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantile } from './quantiles.ts';

test('a quantile is a measured value that so many do not exceed, and no smaller one is', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const found = quantile(values, share);
      expect(values).toContain(found);
      const isEnough = (most: number): boolean => values.filter((value) => value <= most).length >= values.length * share;
      expect(isEnough(found)).toBe(true);
      expect(values.filter((value) => value < found).some(isEnough)).toBe(false);
    }),
  );
});

test('of no values there is none', () => {
  expect(quantile([], 0.99)).toBeNaN();
});
