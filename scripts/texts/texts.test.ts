import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../lib/paths.ts';
import { askedTexts } from './asked-texts.ts';
import { literalWords } from './literal-words.ts';

const renderer = path.join(root, 'src', 'renderer');
const sources = globSync('**/*.{ts,tsx}', { cwd: renderer, exclude: (name) => name.endsWith('.test.ts') }).map((name) => ({ name, source: readFileSync(path.join(renderer, name), 'utf8') }));

/** Names of things and keys, the same in every language, and an address and file names that show the form of such. */
const sameEverywhere = [/^(CRM|IVR|Danping)$/, /^\(?(Ctrl\+|B)\)?$/, /^https:\/\/crm\.example\.com\//, /^(\w+\.wav;?)+$/];

const texts = z.record(z.string(), z.lazy((): z.ZodType => z.union([z.string(), texts])));
const pluralEnd = /_(ordinal_)?(zero|one|two|few|many|other)$/;

function keysOf(value: unknown, at = ''): readonly string[] {
  if (typeof value === 'string') return [at.replace(pluralEnd, '')];
  return Object.entries(texts.parse(value)).flatMap(([key, inner]) => keysOf(inner, at === '' ? key : `${at}.${key}`));
}

const folder = path.join(renderer, 'i18n', 'en');
const keysOfNamespace = new Map(globSync('*.json', { cwd: folder }).map((name) => [path.basename(name, '.json'), keysOf(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))]));

const escape = (text: string): string => text.replaceAll(/[^\w-]/g, '\\$&');

function isThere(key: string, namespaces: readonly string[]): boolean {
  const wanted = new RegExp(`^${key.split('*').map(escape).join('.+')}$`);
  const looked = namespaces.length === 0 ? [...keysOfNamespace.keys()] : namespaces;
  return looked.some((namespace) => keysOfNamespace.get(namespace)?.some((known) => wanted.test(known)));
}

it('every text that a screen asks for is there', () => {
  const asked = sources.flatMap(({ name, source }) => askedTexts(name, source).map((text) => ({ ...text, name })));
  expect(asked.length).toBeGreaterThan(300);
  expect(asked.filter(({ key, namespaces }) => !isThere(key, namespaces))).toEqual([]);
});

it('no screen says anything that is not translated', () => {
  const said = sources.flatMap(({ name, source }) => literalWords(name, source).map((words) => ({ name, words })));
  expect(said.filter(({ words }) => !sameEverywhere.some((same) => same.test(words)))).toEqual([]);
});

it('sees a planted word and a planted key', () => {
  const planted = `
    const { t } = useTranslation(['popup', 'common']);
    const shown = <p title="Hello" data-x="no">{t('no-such-key')} {isBusy ? 'Busy' : null} 再见 {t(\`common:no.\${such}\`)}<b aria-label={\`Call \${name}\`} /></p>;`;
  expect(literalWords('planted.tsx', planted)).toEqual(expect.arrayContaining(['Hello', 'Busy', '再见', 'Call']));
  const asked = askedTexts('planted.tsx', planted);
  expect(asked).toEqual([
    { key: 'no-such-key', namespaces: ['popup', 'common'] },
    { key: 'no.*', namespaces: ['common'] },
  ]);
  expect(asked.map(({ key, namespaces }) => isThere(key, namespaces))).toEqual([false, false]);
});
