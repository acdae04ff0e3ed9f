import { describe, expect, it } from 'vitest';
import { languages } from './languages.ts';
import { startI18n, type TextFiles } from './start.ts';

const texts: TextFiles = import.meta.glob('./*/*.json', { eager: true, import: 'default' });
const at = new Date(2026, 10, 12, 9, 41).getTime();

describe('texts with numbers and times', () => {
  it('count in English ordinals', () => {
    const { t } = startI18n('en', texts);
    const said = [1, 2, 3, 4, 11, 22].map((count) => t('popup:calls-today', { count, ordinal: true }));
    expect(said.map((text) => text.split(' ')[0])).toEqual(['1st', '2nd', '3rd', '4th', '11th', '22nd']);
  });

  it('say day and time as each language writes them, on a 24-hour clock', () => {
    const said = languages.map((language) => startI18n(language, texts).t('common:when.this-year', { at }));
    expect(said).toEqual(['Nov 12, 09:41', '11/12 09:41', '12/11 09:41']);
  });

  it('are never a raw key: a missing one is told as the defect that it is', () => {
    const missing: string[] = [];
    const { t } = startI18n('vi', texts, (key) => missing.push(key));
    // As a key that is put together while the app runs: the compiler knows all others.
    expect(t(['desk:no', 'such', 'text'].join('.') as 'desk:app')).toBe('…');
    expect(missing).toEqual(['desk:no.such.text']);
  });

  it('put a name in as it is: escaping is the page’s work', () => {
    const { t } = startI18n('en', texts);
    expect(t('failure:detail', { cause: '<b>&' })).toBe('Cause: <b>&');
  });
});
