import { describe, expect, it } from 'vitest';
import en from './en.json' with { type: 'json' };
import { textsIn } from './texts.ts';
import vi from './vi.json' with { type: 'json' };
import zhCn from './zh-CN.json' with { type: 'json' };

type Texts = { readonly [key: string]: string | Texts };
const files: Readonly<Record<'en' | 'vi' | 'zh-CN', Texts>> = { en, vi, 'zh-CN': zhCn };
const languages = ['en', 'vi', 'zh-CN'] as const;
const pluralEnd = /_(zero|one|two|few|many|other)$/;

function flat(texts: Texts, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as const] : flat(value, `${path}${key}.`)));
}

/** Every key without plural ending, with the values that its text puts in. */
function shape(texts: Texts): readonly string[] {
  const lines = flat(texts).map(([key, text]) => [key.replace(pluralEnd, ''), ...[...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)].join(' '));
  return [...new Set(lines)].toSorted();
}

describe.each(languages)('the words of the main process in %s', (language) => {
  it('say everything, with the same values', () => expect(shape(files[language])).toEqual(shape(en)));

  it('have every plural form of the language, and no empty text', () => {
    const texts = flat(files[language]);
    const keys = new Set(texts.map(([key]) => key));
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('');
      if (pluralEnd.test(key)) for (const form of forms) expect(keys).toContain(key.replace(pluralEnd, `_${form}`));
    }
  });
});

it('counts as each language does, and puts values in as they are', () => {
  expect([1, 2].map((count) => textsIn('en')('tray.missed', { count }))).toEqual(['1 missed call', '2 missed calls']);
  expect([1, 2].map((count) => textsIn('zh-CN')('tray.missed', { count }))).toEqual(['1 个未接来电', '2 个未接来电']);
  expect(textsIn('en')('notification.missed-from', { who: '$& {{who}}' })).toBe('Missed call from $& {{who}}');
});
