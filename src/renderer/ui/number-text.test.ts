import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { maskNumber } from './number-text.ts';

it('hides the middle of a number, and of a short one all but its end', () => {
  expect(maskNumber('13812341234')).toBe('138****1234');
  expect(maskNumber('+8613812341234')).toBe('+861****1234');
  expect(maskNumber('20001')).toBe('****1');
  expect(maskNumber('')).toBe('****');
});

it('never shows more than seven digits, nor all of any number', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\+?\d{1,20}$/), (number) => {
      const shown = maskNumber(number).replaceAll(/\D/g, '');
      expect(shown.length).toBeLessThan(Math.min(8, number.replace('+', '').length));
    }),
  );
});
