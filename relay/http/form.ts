import { fail, ok, type Result } from '../../src/shared/result.ts';
import type { PushBody } from '../core/dialect.ts';

/** Reads a form or a query: texts only, and a list of texts where a name stands more than once. */
export function readForm(text: string): Result<PushBody> {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text.replace(/^\?/, ''))) {
    // Assigning to this name would reach the prototype.
    if (name === '__proto__') continue;
    if (isGarbled(name, text) || isGarbled(value, text)) {
      return fail('unreadable', 'The form is not UTF-8 text.', 'Send the form in UTF-8, percent-encoded.');
    }
    const held = Object.hasOwn(fields, name) ? fields[name] : undefined;
    fields[name] = held === undefined ? value : Array.isArray(held) ? [...held, value] : [held, value];
  }
  return ok(fields);
}

/** The replacement character stands for bytes that are no UTF-8, unless it was sent as itself. */
function isGarbled(decoded: string, sent: string): boolean {
  return decoded.includes('\uFFFD') && !sent.includes('\uFFFD') && !/%EF%BF%BD/i.test(sent);
}
