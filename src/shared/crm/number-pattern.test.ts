import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitsPattern } from './number-pattern.ts';

it.each([
  ['138*', '13812345678', true],
  ['138*', '13912345678', false],
  ['*5678', '13812345678', true],
  ['0518????????', '051885412345', true],
  ['0518????????', '05188541234', false],
  ['10086', '10086', true],
  ['10086', '100860', false],
  ['139*, 138*', '13812345678', true],
  ['+86*', '13812345678', false],
  ['*', '', true],
])('%s and %s: %s', (pattern, number, fits) => expect(fitsPattern(pattern, [number])).toBe(fits));

it('is fitted by any form of the number', () => expect(fitsPattern('+86138*', ['013812345678', '+8613812345678'])).toBe(true));

it('says what a regular expression of the same meaning says', () => {
  const pattern = fc.stringMatching(/^[12*?]{1,10}$/);
  fc.assert(
    fc.property(pattern, fc.stringMatching(/^[12]{0,14}$/), (written, number) => {
      const same = new RegExp(`^${written.replace(/\*+/g, '.*').replaceAll('?', '.')}$`);
      expect(fitsPattern(written, [number])).toBe(same.test(number));
    }),
  );
});

it('ends for patterns that would keep a regular expression busy for years', () => {
  expect(fitsPattern(`${'*1'.repeat(90)}2`, ['1'.repeat(20_000)])).toBe(false);
});
