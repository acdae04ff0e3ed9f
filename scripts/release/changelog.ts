/** What CHANGELOG.md says under `## X.Y.Z`, with or without a date behind it; `null` where it says nothing. */
export function entryOf(changelog: string, version: string): string | null {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((each) => new RegExp(`^\\[?${version.replaceAll('.', '\\.')}\\]?(\\s|$)`).test(each));
  const words = section?.slice(section.indexOf('\n') + 1).trim() ?? '';
  return words === '' ? null : words;
}
