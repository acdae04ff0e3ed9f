/** A token, a hook's secret or a code of ours has 43 letters, most of the clouds' keys 32. */
const secretLike = /[\w+-]{32,}={0,2}/g;
/** Seven digits and more, also with the marks that people put between them. */
const numberLike = /\+?\d(?:[ ()-]{0,2}\d){6,}/g;

/**
 * The last net below {@link openJournal}: takes what looks like a phone number or a secret out of every text of a line. Numbers
 * that are numbers (a seq, a count) stay.
 */
export function masked(line: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(line).map(([name, value]) => [name, typeof value === 'string' ? withoutTraces(value) : value]));
}

function withoutTraces(text: string): string {
  return text.replace(secretLike, '***').replace(numberLike, '***');
}
