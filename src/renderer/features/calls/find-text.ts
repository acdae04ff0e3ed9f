/** A stretch of a text, by its UTF-16 code units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Tells how Chinese signs are read, a syllable each: `['wang', 'nv', 'shi']`. */
export type Speller = (signs: string) => readonly string[];

const numberLike = /^[\s\d+().\-–—/]+$/;
const internationalPrefix = /^00(?=[1-9]\d{6})/;

/** The words that a search asks for, as the history's own search reads them: a number is one word however it is grouped. */
export function searchedWords(text: string): readonly string[] {
  const plain = text.normalize('NFKC');
  if (numberLike.test(plain)) {
    const digits = plain.replaceAll(/\D/g, '').replace(internationalPrefix, '');
    return digits === '' ? [] : [digits];
  }
  return [...new Set(folded(text).signs.join('').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''))];
}

/** Where the searched words stand in a text: letters without case and accents, digits whatever stands between them, Chinese also by pinyin. */
export function findText(text: string, words: readonly string[], spell: Speller | null): readonly Stretch[] {
  return joined(words.flatMap((word) => findWord(text, word, spell)));
}

function findWord(text: string, word: string, spell: Speller | null): readonly Stretch[] {
  const plain = occurrences(folded(text), word);
  if (plain.length > 0) return plain;
  if (/^\d+$/.test(word)) return occurrences(digitsOf(text), word);
  return spell !== null && /^[a-z]+$/.test(word) ? spelled(text, word, spell) : [];
}

/** A text as a row of folded signs, each with the place that it came from. */
interface Folded {
  readonly signs: readonly string[];
  readonly places: readonly Stretch[];
}

function folded(text: string): Folded {
  const signs: string[] = [];
  const places: Stretch[] = [];
  let at = 0;
  for (const sign of text) {
    const bare = sign.normalize('NFKD').replaceAll(/\p{M}+/gu, '').toLowerCase().replaceAll('đ', 'd');
    for (const part of bare) {
      signs.push(part);
      places.push({ from: at, to: at + sign.length });
    }
    at += sign.length;
  }
  return { signs, places };
}

function digitsOf(text: string): Folded {
  const { signs, places } = folded(text);
  const kept = signs.flatMap((sign, index) => (/\d/.test(sign) ? [index] : []));
  return { signs: kept.map((index) => signs[index] ?? ''), places: kept.flatMap((index) => places[index] ?? []) };
}

function occurrences({ signs, places }: Folded, word: string): readonly Stretch[] {
  const found: Stretch[] = [];
  const wanted = [...word];
  for (let from = 0; from + wanted.length <= signs.length; from += 1) {
    if (!wanted.every((sign, index) => signs[from + index] === sign)) continue;
    const [first, last] = [places[from], places[from + wanted.length - 1]];
    if (first && last) found.push({ from: first.from, to: last.to });
  }
  return found;
}

const chinese = /\p{Script=Han}+/gu;

/** The signs that the letters stand for: whole syllables, or the first letters of some in a row. */
function spelled(text: string, word: string, spell: Speller): readonly Stretch[] {
  return [...text.matchAll(chinese)].flatMap(({ 0: run, index }) => {
    const signs = [...run];
    const syllables = spell(run);
    if (syllables.length !== signs.length) return [];
    const stretchOf = (first: number, last: number): Stretch => {
      const from = index + signs.slice(0, first).join('').length;
      return { from, to: from + signs.slice(first, last + 1).join('').length };
    };
    const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('');
    const byInitials = initials.indexOf(word);
    if (byInitials >= 0) return [stretchOf(byInitials, byInitials + word.length - 1)];
    const whole = syllables.join('');
    const start = whole.indexOf(word);
    if (start < 0) return [];
    return [stretchOf(signAt(syllables, start), signAt(syllables, start + word.length - 1))];
  });
}

function signAt(syllables: readonly string[], letter: number): number {
  let end = 0;
  return syllables.findIndex((syllable) => (end += syllable.length) > letter);
}

/** In order, those that touch as one. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && stretch.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, stretch.to) };
    else result.push(stretch);
  }
  return result;
}
