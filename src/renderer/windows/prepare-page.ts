import { nearestLanguage, type Language } from '../i18n/languages.ts';
import { resolveTheme, type Theme } from '../ui/theme.ts';

const darkQuery = matchMedia('(prefers-color-scheme: dark)');
const contrastQuery = matchMedia('(prefers-contrast: more)');

/** What the page was opened with, and how to change it while it stands. */
export interface Page {
  /** The language of the first frame. */
  readonly language: Language;
  readonly theme: () => Theme;
  /** Tells when the theme changes: by `show`, or with the computer's setting where the user chose `system`. */
  readonly onTheme: (callback: () => void) => () => void;
  readonly show: (wish: Wish) => void;
}

interface Wish {
  readonly language: string | null;
  readonly theme: string | null;
}

/**
 * Reads `?lang=…&theme=…` of the page's address and sets `lang` and `data-theme` on `<html>`, now and later.
 *
 * @param kept what the person chose before, for an address that does not say
 */
export function preparePage(kept: Partial<Wish> = {}): Page {
  const address = new URLSearchParams(location.search);
  const callbacks = new Set<() => void>();
  let wish: Wish = { language: address.get('lang') ?? kept.language ?? navigator.language, theme: address.get('theme') ?? kept.theme ?? null };
  const theme = (): Theme => resolveTheme(wish.theme, { dark: darkQuery.matches, moreContrast: contrastQuery.matches });
  const show = (): void => {
    document.documentElement.lang = nearestLanguage(wish.language);
    document.documentElement.dataset['theme'] = theme();
    for (const callback of callbacks) callback();
  };

  for (const query of [darkQuery, contrastQuery]) query.addEventListener('change', show);
  show();
  return {
    language: nearestLanguage(wish.language),
    theme,
    onTheme: (callback) => {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    show: (wanted) => {
      wish = wanted;
      show();
    },
  };
}
