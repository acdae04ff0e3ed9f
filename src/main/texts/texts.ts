import type { Language } from '../../shared/api/settings.ts';
import en from './en.json' with { type: 'json' };
import vi from './vi.json' with { type: 'json' };
import zhCn from './zh-CN.json' with { type: 'json' };

type Path<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? Key : `${Key}.${Path<Texts[Key]>}`;
}[keyof Texts & string];

type PluralEnd<Key extends string> = Key extends `${infer Start}_one` | `${infer Start}_other` ? Start : Key;

/** The way to a text in the language files; one that counts is named without its plural ending. */
export type TextKey = PluralEnd<Path<typeof en>>;
export type Values = Readonly<Record<string, string | number>>;

/** Says something in one language. */
export type Say = (key: TextKey, values?: Values) => string;

const files: Readonly<Record<Language, unknown>> = { en, vi, 'zh-CN': zhCn };

/**
 * The words of tray, notifications and menus, which no page shows. The files read like the pages' own: `{{name}}`
 * for a value, and plural endings (`_one`, `_other`) where a `count` decides.
 */
export function textsIn(language: Language): Say {
  const plural = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const { count } = values;
    const counted = typeof count === 'number' ? lookUp(files[language], `${key}_${plural.select(count)}`) : null;
    const text = counted ?? lookUp(files[language], key) ?? key;
    return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}

function lookUp(file: unknown, key: string): string | null {
  const found = key.split('.').reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : null), file);
  return typeof found === 'string' ? found : null;
}
