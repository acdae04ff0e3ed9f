/** A cookie by this name belongs to one host, came over TLS and cannot be set by a neighbour (RFC 6265bis, 4.1.3.2). */
const secureName = '__Host-danping_session';
const plainName = 'danping_session';

/** Our ids are 43 letters; what is longer than any of them is none. */
const value = /^[\w-]{1,100}$/;

/**
 * The session that a request's `Cookie` header names.
 *
 * @param isSecure whether the page came over TLS: then a cookie that plain HTTP could have set is not believed
 */
export function sessionIn(header: string | undefined, isSecure: boolean): string | null {
  const name = isSecure ? secureName : plainName;
  for (const part of header?.split(';') ?? []) {
    const [key, held = ''] = part.trim().split('=', 2);
    if (key === name && value.test(held)) return held;
  }
  return null;
}

/** @param seconds how long the browser keeps it; 0 takes it away. */
export function sessionCookie(id: string, isSecure: boolean, seconds: number): string {
  const flags = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}`;
  return isSecure ? `${secureName}=${id}; ${flags}; Secure` : `${plainName}=${id}; ${flags}`;
}
