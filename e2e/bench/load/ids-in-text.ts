/**
 * The running numbers of the pushes that a message brings, found without parsing it: each stands between the last dash and the quote
 * that ends the value of the given field, as `"id":"main:RUN-17"`.
 */
export function numbersIn(text: string, field: string): number[] {
  const mark = `"${field}":"`;
  const found: number[] = [];
  for (let at = text.indexOf(mark); at >= 0; ) {
    const from = at + mark.length;
    const end = text.indexOf('"', from);
    if (end < 0) break;
    found.push(Number(text.slice(text.lastIndexOf('-', end) + 1, end)));
    at = text.indexOf(mark, end);
  }
  return found;
}
