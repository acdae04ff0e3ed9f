/** The languages in which places and carriers are named; English stands in where another has no word. */
export const placeLanguages = ['zh', 'en', 'vi'] as const;
export type PlaceLanguage = (typeof placeLanguages)[number];

/** What one language calls each prefix of a calling code: `518` → `江苏省连云港市`. */
export type Names = Readonly<Record<string, string>>;

/** What a prefix means, in every language that has a word for it. */
export type NameSet = Readonly<Partial<Record<PlaceLanguage, string>>>;

/** Prefixes of one length as ascending numbers, and beside each the place of its names. */
interface Band {
  readonly length: number;
  readonly prefixes: Uint32Array;
  readonly names: Uint16Array;
}

export interface PrefixTable {
  /** Longest prefixes first. */
  readonly bands: readonly Band[];
  readonly names: readonly NameSet[];
}

/** More digits than this are no 32-bit number for sure. */
const longestPrefix = 9;

/**
 * Puts the words of all languages into one table. A prefix that only one language has means in the others what their
 * own longest prefix of it means.
 *
 * @throws for a prefix of more than nine digits: there is none in Google's data
 */
export function prefixTable(languages: Readonly<Partial<Record<PlaceLanguage, Names>>>): PrefixTable {
  const prefixes = [...new Set(Object.values(languages).flatMap((names) => Object.keys(names)))];
  const placeOfNames = new Map<string, number>();
  const names: NameSet[] = [];
  const byLength = new Map<number, { prefix: number; place: number }[]>();
  for (const prefix of prefixes) {
    if (prefix.length > longestPrefix) throw new Error(`The prefix ${prefix} is too long for the table.`);
    const set: NameSet = Object.fromEntries(placeLanguages.flatMap((language) => {
      const word = longestMatch(languages[language] ?? {}, prefix);
      return word === null ? [] : [[language, word]];
    }));
    const key = JSON.stringify(set);
    const place = placeOfNames.get(key) ?? names.push(set) - 1;
    placeOfNames.set(key, place);
    const entries = byLength.get(prefix.length) ?? [];
    entries.push({ prefix: Number(prefix), place });
    byLength.set(prefix.length, entries);
  }
  const bands = [...byLength].toSorted(([a], [b]) => b - a).map(([length, entries]) => bandOf(length, entries));
  return { bands, names };
}

/** What the longest known prefix of the national number means; `null` when none is known. */
export function namesOf(table: PrefixTable, nationalNumber: string): NameSet | null {
  for (const { length, prefixes, names } of table.bands) {
    if (nationalNumber.length < length) continue;
    const place = indexOf(prefixes, Number(nationalNumber.slice(0, length)));
    if (place !== null) return table.names[names[place] ?? -1] ?? null;
  }
  return null;
}

function longestMatch(names: Names, digits: string): string | null {
  for (let length = digits.length; length > 0; length -= 1) {
    const word = names[digits.slice(0, length)];
    if (word) return word;
  }
  return null;
}

function bandOf(length: number, entries: readonly { readonly prefix: number; readonly place: number }[]): Band {
  const ascending = entries.toSorted((a, b) => a.prefix - b.prefix);
  return {
    length,
    prefixes: Uint32Array.from(ascending, ({ prefix }) => prefix),
    names: Uint16Array.from(ascending, ({ place }) => place),
  };
}

function indexOf(ascending: Uint32Array, wanted: number): number | null {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ascending[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}
