import type { Language } from '../../../shared/api/settings.ts';

/** Each language in itself: the same in every language. */
export const languageNames: Readonly<Record<Language, string>> = { 'zh-CN': '简体中文', en: 'English', vi: 'Tiếng Việt' };
