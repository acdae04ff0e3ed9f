import { dialable } from './read-number.ts';

/** What a link that the operating system hands over asks for. */
export type Link =
  | { readonly kind: 'enrol'; readonly url: string }
  | { readonly kind: 'call'; readonly callId: string }
  | { readonly kind: 'dial'; readonly number: string };

/** A page can make a link as long as it likes; no honest one is this long. */
const longestLink = 4_096;

/**
 * Reads `danping://enrol?…`, `danping://call/ID`, `tel:` (RFC 3966) and `callto:` links. Any page can open them, so
 * nothing but what is understood to the last character gets through, and nothing happens without the person's yes.
 *
 * @returns `null` for everything else
 */
export function readLink(text: string): Link | null {
  if (text.length > longestLink) return null;
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/is.exec(text.trim()) ?? [];
  switch (scheme.toLowerCase()) {
    case 'danping':
      return readOwn(text.trim(), rest);
    case 'tel':
    case 'callto':
      return readDial(rest);
    default:
      return null;
  }
}

/** The first link of ours among a program's arguments. */
export function linkInArguments(argv: readonly string[]): Link | null {
  for (const argument of argv) {
    const link = readLink(argument);
    if (link) return link;
  }
  return null;
}

function readOwn(url: string, rest: string): Link | null {
  if (/^\/\/enrol\/?\?/i.test(rest)) return { kind: 'enrol', url };
  const [, encoded = ''] = /^\/\/call\/([^/?#]+)\/?$/i.exec(rest) ?? [];
  const callId = decode(encoded);
  return callId ? { kind: 'call', callId } : null;
}

/** RFC 3966 §3: the number ends at the first `;`. Extension and context are for exchanges, not for this one. */
function readDial(rest: string): Link | null {
  const subscriber = decode(rest.replace(/^\/\//, '').replace(/\/$/, ''));
  const number = subscriber === null ? null : dialable(subscriber.split(/[;?]/)[0] ?? '');
  return number === null ? null : { kind: 'dial', number };
}

function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
