import { nearestLanguage, type Language } from '../i18n/languages.ts';
import { resolveTheme, type Theme } from '../ui/theme.ts';

const darkQuery = matchMedia('(prefers-color-scheme: dark)');
const contrastQuery = matchMedia('(prefers-contrast: more)');

/** What the page was opened with. */
export interface Page {
  readonly language: Language;
  readonly theme: () => Theme;
  /** Tells when the computer's setting changes the theme, which it does only where the user chose `system`. */
  readonly onTheme: (callback: () => void) => () => void;
}

/** Reads `?lang=…&theme=…` of the page's address and sets `lang` and `data-theme` on `<html>`, now and later. */
export function preparePage(): Page {
  const wishes = new URLSearchParams(location.search);
  const language = nearestLanguage(wishes.get('lang') ?? navigator.language);
  const choice = wishes.get('theme');
  const theme = (): Theme =>
    resolveTheme(choice, { dark: darkQuery.matches, moreContrast: contrastQuery.matches });
  const show = (): void => {
    document.documentElement.dataset['theme'] = theme();
  };

  document.documentElement.lang = language;
  show();
  onSystemWish(show);
  return { language, theme, onTheme: onSystemWish };
}

function onSystemWish(callback: () => void): () => void {
  const queries = [darkQuery, contrastQuery];
  for (const query of queries) query.addEventListener('change', callback);
  return () => {
    for (const query of queries) query.removeEventListener('change', callback);
  };
}
