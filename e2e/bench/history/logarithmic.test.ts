import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { growsAtMostLogarithmically } from './logarithmic.ts';

const sizes = [10_000, 100_000, 1_000_000];
const timed = (of: (size: number) => number): (readonly [number, number])[] => sizes.map((size) => [size, of(size)]);

test('what stays, falls or grows as a logarithm is well', () => {
  const factor = fc.double({ min: 0, max: 50, noNaN: true });
  fc.assert(
    fc.property(factor, factor, (base, each) => {
      expect(growsAtMostLogarithmically(timed(() => base))).toBe(true);
      expect(growsAtMostLogarithmically(timed((size) => base - Math.log10(size)))).toBe(true);
      expect(growsAtMostLogarithmically(timed((size) => base + each * Math.log10(size)))).toBe(true);
    }),
  );
});

test('what grows as a power is not, once it is more than chance', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.3, max: 1, noNaN: true }), fc.double({ min: 2, max: 50, noNaN: true }), (exponent, most) => {
      expect(growsAtMostLogarithmically(timed((size) => most * (size / 1_000_000) ** exponent))).toBe(false);
    }),
  );
});

test('chance alone decides nothing', () => {
  expect(growsAtMostLogarithmically([[10_000, 0.3], [100_000, 0.2], [1_000_000, 0.44]])).toBe(true);
});
