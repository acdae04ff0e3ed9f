import { fail, ok, type Result } from '../../src/shared/result.ts';
import type { PushBody } from '../core/dialect.ts';
import { readForm } from './form.ts';
import { readJson } from './json.ts';

/** The largest push, in bytes (contract, "Webhooks in": 256 kB). */
export const largestBodyBytes = 256 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the bytes of a push, whatever its sender calls them: a form when it says so, JSON otherwise. A JSON text
 * under a form's name is taken as JSON, since that is what senders forget to say.
 */
export function readBody(raw: Buffer, contentType: string | null): Result<PushBody> {
  const text = decode(raw);
  if (!text.ok) return text;
  const isForm = contentType !== null && /^\s*application\/x-www-form-urlencoded\b/i.test(contentType);
  return isForm && !/^\s*[{[]/.test(text.value) ? readForm(text.value) : readJson(text.value);
}

/** Invalid UTF-8 is refused rather than repaired: a name with holes in it is not the customer's name. */
function decode(raw: Buffer): Result<string> {
  try {
    return ok(utf8.decode(raw));
  } catch {
    return fail('unreadable', 'The body is not UTF-8 text.', 'Send JSON in UTF-8.');
  }
}
