/**
 * What stands in the search index: every fragment of every word, up to a length at which a million calls hold few of it.
 * Ten digits say little, so digits go up to four; letters up to three; Chinese signs are many, two tell enough.
 * A fragment that is itself one gram is answered by the index alone; a longer one is the calls that have all of its grams.
 */
const digit = /^[0-9]$/;
const letter = /^[a-z0-9]$/;

/** More grams than this make a search no narrower. */
const mostOfWord = 8;

/** Every gram of the text's words, each once. */
export function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (const word of text.split(' ')) {
    const signs = [...word];
    for (let from = 0; from < signs.length; from += 1) {
      const longest = longestAt(signs, from);
      let gram = '';
      for (const sign of signs.slice(from, from + longest)) {
        gram += sign;
        grams.add(gram);
      }
    }
  }
  return grams;
}

export interface WordGrams {
  readonly grams: readonly string[];
  /** The gram is the word: whoever has it matches. Otherwise the text itself has to be looked at. */
  readonly isWhole: boolean;
}

/** The longest grams that every text with this word in it has. */
export function gramsOfWord(word: string): WordGrams {
  const signs = [...word];
  const grams: string[] = [];
  let covered = 0;
  for (let from = 0; from < signs.length; from += 1) {
    const until = from + longestAt(signs, from);
    if (until <= covered) continue;
    covered = until;
    grams.push(signs.slice(from, until).join(''));
  }
  return { grams: spread([...new Set(grams)]), isWhole: grams.length === 1 };
}

function longestAt(signs: readonly string[], from: number): number {
  const run = (sort: RegExp, most: number): number => {
    let length = 0;
    while (length < most && sort.test(signs[from + length] ?? '')) length += 1;
    return length;
  };
  const most = Math.max(run(digit, 4), run(letter, 3), 2);
  return Math.min(most, signs.length - from);
}

function spread(grams: readonly string[]): readonly string[] {
  if (grams.length <= mostOfWord) return grams;
  const step = (grams.length - 1) / (mostOfWord - 1);
  return Array.from({ length: mostOfWord }, (_, index) => grams[Math.round(index * step)] ?? '').filter((gram) => gram !== '');
}
