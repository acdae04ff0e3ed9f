import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskedNumber, maskedText, maskedValue } from './masking.ts';

const nothing = { always: [], never: [] };

test('a number keeps its ends', () => {
  expect(maskedNumber('13812341234')).toBe('138****1234');
  expect(maskedNumber('88889999')).toBe('****9999');
  expect(maskedNumber('1001')).toBe('****');
});

test('no number of 7 to 15 digits stands in a masked text, however it is grouped', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }), fc.array(fc.nat(9), { minLength: 6, maxLength: 14 }), fc.constantFrom('', ' ', '-'), (first, rest, sign) => {
      const digits = [first, ...rest];
      const number = digits.join('');
      const written = digits.map((digit, place) => (place === 3 || place === 7 ? `${sign}${digit}` : digit)).join('');
      fc.pre(!/^\d{4}-\d\d-\d\d/.test(written));
      const masked = maskedText(`{"a":"${written}","b":"to ${written}."}`, nothing);
      for (const shown of masked.split('****')) expect(shown.replaceAll(/\D/g, '').length).toBeLessThan(number.length);
      expect(masked.split('****')).toHaveLength(3);
    }),
  );
});

test('ids, moments, dates and the company’s own lines stay readable', () => {
  const text = '{"callUniqueId":"403344537650466816","statusTime":"1620455977","ms":1620455977123,"at":"2026-11-20T02:21:31.123Z","day":"2021-05-08 14:39:37","id":"8757e994f19040749c5b194faaf21c78","trunk":"01081400192"}';
  expect(maskedText(text, { always: [], never: ['01081400192'] })).toBe(text);
});

test('what is known as a customer’s number is masked wherever it stands, also inside a word', () => {
  expect(maskedText('x13812341234y a13812341234b', { always: ['13812341234'], never: [] })).toBe('x138****1234y a138****1234b');
});

test('every text of a value is masked, names are not', () => {
  expect(maskedValue({ 13812341234: ['13812341234', { n: 13812341234, ok: true, none: null }] }, nothing)).toEqual({ 13812341234: ['138****1234', { n: '138****1234', ok: true, none: null }] });
});
