import { describe, expect, it } from 'vitest';
import { languages, nearestLanguage } from './languages.ts';

type Texts = { readonly [key: string]: string | Texts };
const files: Record<string, Texts> = import.meta.glob('./*/*.json', { eager: true, import: 'default' });
const fileNames = [...new Set(Object.keys(files).map((path) => path.split('/').at(-1) ?? ''))].toSorted();

const pluralEnd = /_(ordinal_)?(zero|one|two|few|many|other)$/;

function flat(texts: Texts, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : flat(value, `${path}${key}.`),
  );
}

/** Each text's key without plural ending, and the names that it puts in, over all its plural forms. */
function placeholders(texts: Texts): Record<string, string[]> {
  const found: Record<string, Set<string>> = {};
  for (const [key, text] of flat(texts)) {
    const names = (found[key.replace(pluralEnd, '')] ??= new Set());
    for (const [, name = ''] of text.matchAll(/\{\{(\w+)/g)) names.add(name);
  }
  return Object.fromEntries(Object.entries(found).map(([key, names]) => [key, [...names].toSorted()]));
}

function textsOf(language: string, file: string): Texts {
  return files[`./${language}/${file}`] ?? {};
}

describe.each(fileNames)('%s', (file) => {
  it.each(languages)('says in %s everything with the same placeholders', (language) => {
    expect(placeholders(textsOf(language, file))).toEqual(placeholders(textsOf('en', file)));
  });

  it.each(languages)('has in %s every plural form of the language, and no empty text', (language) => {
    const texts = flat(textsOf(language, file));
    const keys = new Set(texts.map(([key]) => key));
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('');
      const [ending, ordinal] = pluralEnd.exec(key) ?? [];
      if (ending === undefined) continue;
      const forms = new Intl.PluralRules(language, { type: ordinal ? 'ordinal' : 'cardinal' }).resolvedOptions();
      for (const form of forms.pluralCategories) {
        expect(keys).toContain(`${key.replace(pluralEnd, '')}_${ordinal ?? ''}${form}`);
      }
    }
  });
});

it('offers exactly the languages that have a folder', () => {
  expect(new Set(Object.keys(files).map((path) => path.split('/')[1]))).toEqual(new Set(languages));
});

it.each([
  ['zh-CN', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['VI-vn', 'vi'],
  ['en-GB', 'en'],
  ['fr', 'en'],
  [null, 'en'],
])('for the wish %j speaks %s', (wish, language) => expect(nearestLanguage(wish)).toBe(language));
