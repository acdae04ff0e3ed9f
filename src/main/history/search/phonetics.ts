import { remembered } from '../lru.ts';

const names = 10_000;
const chinese = /\p{Script=Han}+/gu;

let pinyin: typeof import('pinyin-pro').pinyin | null = null;
let loading: Promise<void> | null = null;

/** Chinese names cannot be spelt before the dictionary is loaded. */
export class DictionaryMissing extends Error {}

/** Loads the dictionary, which takes as long as a window takes to appear: not before the first screen has what it needs. */
export function loadDictionary(): Promise<void> {
  loading ??= import('pinyin-pro').then((module) => {
    pinyin = module.pinyin;
  });
  return loading;
}

/**
 * How a Chinese name is typed without an input method: `王女士` is `wangnvshi` and `wns`; `ü` is `v` as on every keyboard.
 *
 * @throws DictionaryMissing
 */
export const spellingsOf = remembered(names, (name: string): readonly string[] => [
  ...new Set((name.match(chinese) ?? []).flatMap(spell)),
]);

function spell(signs: string): readonly string[] {
  if (!pinyin) throw new DictionaryMissing('The dictionary of Chinese names is not loaded yet.');
  const syllables = pinyin(signs, { toneType: 'none', type: 'array', v: true, mode: 'surname' }).map((syllable) => syllable.replaceAll(/[^a-z]/g, ''));
  return [syllables.join(''), syllables.map((syllable) => syllable.slice(0, 1)).join('')].filter((spelling) => spelling !== '');
}
