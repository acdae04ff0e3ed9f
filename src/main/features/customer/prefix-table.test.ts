import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readNumberFile, writeNumberFile } from './number-file.ts';
import type { Names, PrefixTable } from './prefix-table.ts';
import { namesOf, placeLanguages, prefixTable } from './prefix-table.ts';

const names = fc.dictionary(fc.stringMatching(/^\d{1,7}$/), fc.constantFrom('江苏省连云港市', 'Lianyungang', 'Hà Nội', 'Viettel'));
const languages = fc.record({ zh: names, en: names, vi: names });
const digits = fc.stringMatching(/^\d{0,13}$/);

/** What the documents of the data say: the longest prefix of the number counts, in each language by itself. */
function naive(words: Names, number: string): string | null {
  for (let length = number.length; length > 0; length -= 1) {
    const prefix = number.slice(0, length);
    if (Object.hasOwn(words, prefix)) return words[prefix] ?? null;
  }
  return null;
}

function reread(table: PrefixTable): PrefixTable | undefined {
  return readNumberFile(writeNumberFile({ regions: table, carriers: prefixTable({}) }))?.regions;
}

it('finds in every language what its longest known prefix means, also when read back from a file', () => {
  fc.assert(
    fc.property(languages, digits, (words, number) => {
      const table = prefixTable(words);
      const found = namesOf(table, number);
      for (const language of placeLanguages) expect(found?.[language] ?? null).toBe(naive(words[language], number));
      const again = reread(table);
      expect(again && namesOf(again, number)).toEqual(found);
    }),
  );
});

it('takes a file of any other content for none', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readNumberFile(bytes) === null));
  const whole = writeNumberFile({ regions: prefixTable({ en: { 24: 'Hanoi' } }), carriers: prefixTable({}) });
  expect(readNumberFile(whole.slice(0, -1))).toBeNull();
});
