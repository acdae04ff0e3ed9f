/** The interface's languages, each a folder beside this file. The first stands in for one that is not offered. */
export const languages = ['en', 'zh-CN', 'vi'] as const;
export type Language = (typeof languages)[number];

/** The offered language nearest to a wish such as `zh`, `zh-Hans-CN` or `vi-VN`. */
export function nearestLanguage(wish: string | null): Language {
  const wanted = wish?.toLowerCase() ?? '';
  const exact = languages.find((language) => language.toLowerCase() === wanted);
  return exact ?? languages.find((language) => primary(language) === primary(wanted)) ?? languages[0];
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
