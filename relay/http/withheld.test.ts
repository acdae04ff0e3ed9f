import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withheld } from './withheld.ts';

const printable = fc.stringMatching(/^[ -~äưệ中😀]{1,20}$/u);

/** JSON may write any letter as an escape; some do. */
const jsonText = (text: string, escaped: readonly boolean[]): string => {
  const letters = [...text].map((letter, index) =>
    escaped[index % escaped.length]
      ? letter.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')[index % 2 ? 'toUpperCase' : 'toLowerCase']()}`).join('')
      : letter === '/' && index % 2 ? '\\/' : JSON.stringify(letter).slice(1, -1),
  );
  return `"${letters.join('')}"`;
};

const percent = (text: string): string => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

test('a secret is in nothing that is kept, however it was written', () => {
  const writings = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(printable, writings, (secret, escaped) => {
      const sent = [jsonText(secret, escaped).slice(1, -1), new URLSearchParams({ '': secret }).toString().slice(1), encodeURIComponent(secret), percent(secret), percent(secret).toUpperCase()];
      for (const text of sent) expect(withheld(Buffer.from(`«${text}»`), [secret]).toString()).toMatch(/^«(\*\*\*)+»$/);
    }),
  );
});

test('everything else stays, byte for byte', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(withheld(Buffer.from(bytes), [])).toEqual(Buffer.from(bytes));
      expect(withheld(Buffer.from(bytes), ['', 'a secret that is not there'])).toEqual(Buffer.from(bytes));
    }),
  );
  expect(withheld(Buffer.from([0xff, ...Buffer.from('key'), 0xfe]), ['key'])).toEqual(Buffer.from([0xff, ...Buffer.from('***'), 0xfe]));
});

test('is done in a moment, whatever the secret and the body', () => {
  const backslashes = '\\'.repeat(120_000);
  expect(withheld(Buffer.from(backslashes), [`${backslashes}x`, '\\'.repeat(31)]).length).toBeLessThan(backslashes.length);
});

test('of two secrets that begin alike both go whole', () => {
  expect(withheld(Buffer.from('abc abcdef'), ['abc', 'abcdef']).toString()).toBe('*** ***');
});
