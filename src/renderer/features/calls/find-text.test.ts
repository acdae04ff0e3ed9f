import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findText, searchedWords, type Speller } from './find-text.ts';

const readings = new Map([
  ['王', 'wang'],
  ['女', 'nv'],
  ['士', 'shi'],
]);
const spell: Speller = (signs) => [...signs].map((sign) => readings.get(sign) ?? '?');

function found(text: string, search: string): string[] {
  return findText(text, searchedWords(search), spell).map(({ from, to }) => text.slice(from, to));
}

describe('what a search found in a text', () => {
  it.each([
    ['173 1913 2391', '1313', []],
    ['173 1913 2391', '913 23', ['913 23']],
    ['173 1913 2391', '7319', ['73 19']],
    ['+86 173 1913 2391', '+86 173', ['86 173']],
    ['Nguyễn Văn Đức', 'nguyen duc', ['Nguyễn', 'Đức']],
    ['退货未到账，已回电', '未到', ['未到']],
    ['王女士', 'wns', ['王女士']],
    ['王女士', 'ns', ['女士']],
    ['王女士', 'wangn', ['王女']],
    ['VIP 王女士', 'vip', ['VIP']],
    ['Order X9-20931', 'x9 20931', ['X9', '20931']],
    ['aaa', 'aa', ['aaa']],
    ['王女士', '', []],
  ])('in %s by %j is %j', (text, search, stretches) => expect(found(text, search)).toEqual(stretches));

  it('never breaks, and lies within the text, in order, apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, search) => {
        let end = -1;
        for (const { from, to } of findText(text, searchedWords(search), spell)) {
          expect(from).toBeGreaterThan(end);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          end = to;
        }
      }),
    );
  });

  it('finds every part of the text itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,30}$/), fc.nat(), fc.nat(), (text, one, other) => {
        const [from = 0, to = 0] = [one % text.length, other % text.length].toSorted((a, b) => a - b);
        expect(found(text, text.slice(from, to + 1)).join('')).toContain(text.slice(from, to + 1));
      }),
    );
  });
});
