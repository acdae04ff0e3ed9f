import { app, nativeTheme } from 'electron';
import type { Language, SettingsView } from '../../shared/api/settings.ts';

export interface Look {
  readonly language: Language;
  readonly theme: SettingsView['shown']['theme'];
  /** What stands behind a page until its first frame. */
  readonly backgroundColor: string;
}

/** Tells the toolkit which theme holds, so that menus and scroll bars follow. @returns what a new window needs to know. */
export function showLook({ language, theme }: SettingsView['shown']): Look {
  nativeTheme.themeSource = theme === 'contrast' ? 'dark' : theme;
  return { language, theme, backgroundColor: nativeTheme.shouldUseDarkColors ? '#111418' : '#ffffff' };
}

/** The first of the computer's languages that the app speaks. */
export function systemLanguage(): Language {
  for (const tag of app.getPreferredSystemLanguages()) {
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('vi')) return 'vi';
    if (tag.startsWith('en')) return 'en';
  }
  return 'en';
}
