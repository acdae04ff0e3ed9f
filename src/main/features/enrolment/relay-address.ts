import { isIP } from 'node:net';

/**
 * The relay's address from what a person typed: with or without scheme, with a path or without.
 *
 * @returns its origin, or `null` when no address can be made of it. Without a scheme it is https, but http where the
 *   host can only be near: there is rarely a certificate for those.
 */
export function relayAddress(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return originOf(text);
  const origin = originOf(`https://${text}`);
  if (!origin || !isNear(new URL(origin).hostname)) return origin;
  return originOf(`http://${text}`);
}

function originOf(address: string): string | null {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
  return url.origin;
}

/** This computer, the local network, or a name that only the local network knows. */
function isNear(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) === 4) return /^(127|10)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(host);
  if (isIP(host) === 6) return host === '::1' || /^f[cd]|^fe80:/.test(host);
  return !host.includes('.') || /\.(local|lan|internal|home\.arpa)$/.test(host);
}
