/**
 * An address of WellCloud's as an admin gave it, without slashes at its end. Refused are a password, a query and a hash,
 * which would go into every request.
 *
 * @returns `null` for what is no plain http or https address
 */
export function plainAddress(text: string): string | null {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) return null;
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** A token goes into a header as it is: without spaces, line breaks or letters beyond ASCII. */
export function isToken(text: string): boolean {
  return /^[!-~]{1,4096}$/.test(text);
}

/** What is wrong with one value of the settings, as the end of a sentence that never quotes it; `null` when it will do. */
export function accessMistakeIn(key: string, value: string): string | null {
  if (key === 'api-base' || key === 'token-url') return plainAddress(value) === null ? 'is no http or https address without a query' : null;
  if (key === 'api-token') return isToken(value) ? null : 'holds a space or a sign that no token has';
  if (key === 'app-type') return /^(?:tenant|partner)$/i.test(value) ? null : 'is neither tenant nor partner';
  return null;
}
