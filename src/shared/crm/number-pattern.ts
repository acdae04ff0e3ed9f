/**
 * Whether a number fits a pattern: digits with `*` for any run and `?` for one sign; several patterns with commas or spaces
 * between. Takes time in proportion to pattern times number, whatever the pattern.
 *
 * @param numbers the forms of one number; one that fits is enough
 */
export function fitsPattern(pattern: string, numbers: readonly string[]): boolean {
  const alternatives = pattern.split(/[\s,;|，；、]+/).filter((alternative) => alternative !== '');
  return alternatives.some((alternative) => numbers.some((number) => fits(alternative, number)));
}

/** Goes back to the last `*` only, which is enough: what an earlier one took can never help a later one. */
function fits(pattern: string, text: string): boolean {
  let inPattern = 0;
  let inText = 0;
  let star = -1;
  let takenByStar = 0;
  while (inText < text.length) {
    const sign = pattern[inPattern];
    if (sign === '*') {
      star = inPattern;
      takenByStar = inText;
      inPattern += 1;
    } else if (sign === '?' || sign === text[inText]) {
      inPattern += 1;
      inText += 1;
    } else if (star >= 0) {
      takenByStar += 1;
      inPattern = star + 1;
      inText = takenByStar;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(inPattern));
}
