/**
 * A name that fits into so many signs where there is no place for it all: the words before the last become their first letters,
 * from the front on (`Nguyễn Thị Minh Khai`, `N.T. Minh Khai`, `N.T.M. Khai`). The last word is what a Vietnamese is called by,
 * and a European's family. What has no spaces stays as it is.
 */
export function shortName(name: string, mostSigns: number): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  for (let cut = 0; cut < words.length - 1; cut += 1) {
    const shown = shortened(words, cut);
    if ([...shown].length <= mostSigns) return shown;
  }
  return shortened(words, words.length - 1);
}

function shortened(words: readonly string[], cut: number): string {
  const initials = words.slice(0, Math.max(0, cut)).map((word) => `${[...word][0]}.`).join('');
  return [...(initials === '' ? [] : [initials]), ...words.slice(Math.max(0, cut))].join(' ');
}
