import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { slope, totalCostExponent } from './growth.ts';

const sizes = [10_000, 100_000, 1_000_000];

test('a cost that grows with a power of the size has that exponent, one more for all of the work', () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 2, noNaN: true }), fc.double({ min: 0.001, max: 1_000, noNaN: true }), (power, factor) => {
      const measured = sizes.map((size) => ({ size, costEach: factor * size ** power }));
      expect(totalCostExponent(measured)).toBeCloseTo(1 + power, 6);
    }),
  );
});

test('nothing is said of the growth where there is one size only', () => {
  expect(totalCostExponent([{ size: 10, costEach: 1 }])).toBeNaN();
  expect(totalCostExponent([])).toBeNaN();
});

test('a slope does not depend on where the line begins', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000, max: 1_000 }), fc.integer({ min: -1_000, max: 1_000 }), (a, b) => {
      expect(slope([0, 1, 5, 9].map((x) => [x + 7, a * x + b]))).toBeCloseTo(a, 6);
    }),
  );
});
