import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { DialectSetting, SentPush } from './dialect.ts';

export const signatureKey = 'hmac-key';
export const signatureHeader = 'hmac-header';

/** Where a signature is looked for when the admin named no header. */
const usualHeader = 'x-signature-256';
/** A key that can be guessed is none: 128 bits, written in hex at the least dense. */
const shortestKey = 32;

/** How a cloud, or a gateway in front of the relay, signs what it sends; the relay's own, whatever the dialect. */
export const signatureSettings: readonly DialectSetting[] = [
  { key: signatureKey, secret: true, purpose: `key of ${shortestKey} characters or more: then every push has to be signed with it (HMAC-SHA256 of the body, hex or base64)` },
  { key: signatureHeader, secret: false, purpose: `header with the signature; empty: ${usualHeader}` },
];

/** What is wrong with a value of these settings, in words that go on after "The value of KEY"; `null`: nothing. */
export function signatureMistakeIn(key: string, value: string): string | null {
  if (key === signatureKey && value.length < shortestKey) return `has fewer than ${shortestKey} characters`;
  if (key === signatureHeader && !/^[\w-]{1,64}$/.test(value)) return 'is no name of a header';
  return null;
}

/**
 * Whether a push is signed as the source wants it; any is where no key is set. A push whose bytes have not arrived yet is not. Takes
 * the same time whatever is wrong about it.
 */
export function isSigned(values: Readonly<Record<string, string>>, { headers, raw }: Pick<SentPush, 'headers' | 'raw'>): boolean {
  const key = values[signatureKey];
  if (key === undefined) return true;
  if (raw === undefined) return false;
  const tag = createHmac('sha256', key).update(raw).digest();
  const wanted = [tag.toString('hex'), tag.toString('base64'), tag.toString('base64url')];
  const sent = [headers[(values[signatureHeader] ?? usualHeader).toLowerCase()] ?? []].flat().map((text) => text.trim().replace(/^sha256=/i, ''));
  const offered = sent.flatMap((text) => [text, text.toLowerCase()]);
  return offered.flatMap((text) => wanted.map((right) => isSame(text, right))).includes(true);
}

function isSame(text: string, wanted: string): boolean {
  return timingSafeEqual(hash('sha256', text, 'buffer'), hash('sha256', wanted, 'buffer'));
}
