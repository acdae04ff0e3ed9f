/**
 * Whether a page of the relay's own address asks, or a program that is no browser. CORS does not ask this for WebSockets, nor
 * for what a form may send.
 *
 * @param origin the `Origin` header; `undefined` where none was sent
 * @param host the `Host` header
 */
export function isOwnOrigin(origin: string | undefined, host: string | undefined, publicUrl: string | null): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || (publicUrl !== null && new URL(origin).origin === new URL(publicUrl).origin);
}

/**
 * Whether the browser certainly speaks TLS with this address: by the public address, where a proxy ends it. What a proxy says of
 * itself in headers is not believed.
 */
export function isPublicTls(host: string | undefined, publicUrl: string | null): boolean {
  if (publicUrl === null) return false;
  const url = new URL(publicUrl);
  return url.protocol === 'https:' && url.host === host;
}
