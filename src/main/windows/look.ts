import { app, nativeTheme } from 'electron';
import type { Language, Switches, Theme } from '../switches.ts';

export interface Look {
  readonly language: Language;
  readonly theme: Theme | 'system';
  /** What stands behind a page until its first frame. */
  readonly backgroundColor: string;
}

/** The look that the switches ask for, else the one of the operating system. */
export function lookOf(switches: Switches): Look {
  const theme = switches.theme ?? 'system';
  nativeTheme.themeSource = theme === 'contrast' ? 'dark' : theme;
  return {
    language: switches.lang ?? systemLanguage(),
    theme,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#111418' : '#ffffff',
  };
}

function systemLanguage(): Language {
  for (const tag of app.getPreferredSystemLanguages()) {
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('vi')) return 'vi';
    if (tag.startsWith('en')) return 'en';
  }
  return 'en';
}
