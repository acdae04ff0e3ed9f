import { hash, timingSafeEqual } from 'node:crypto';
import type { Admitted, DialectSettings, SentPush } from '../../core/dialect.ts';
import { callbackKeySetting } from './settings.ts';
import { isFields, readText } from './values.ts';

/**
 * Where the key of a hook may come back. The page registers it as `callback_apikey`, "ApiKey or access token of the domain",
 * and does not say how it is sent: so every usual header is looked at, each with `Bearer` before the key or without.
 */
export const keyHeaders = ['authorization', 'apikey', 'api-key', 'x-api-key', 'callback_apikey', 'callback-apikey'] as const;

/** The field of the body or of the query in which it may come as well. */
export const keyField = 'callback_apikey';

/** What is longer is no key that anybody registers, and takes long to be looked for. */
const longestKey = 512;

/**
 * Looks for the key that the admin set for the source, and takes it out of the body: it is stored nowhere. Without a key set
 * every push is admitted.
 *
 * @returns `null` when a key is set and the push does not carry it
 */
export function admits({ headers, query, body }: SentPush, { values }: DialectSettings): Admitted | null {
  const key = readText(values[callbackKeySetting]);
  const inBody = isFields(body) ? textsOf(body[keyField]) : [];
  const admitted = { body: withoutKey(body), secrets: [...(key === null ? [] : [key]), ...inBody.filter(({ length }) => length <= longestKey)] };
  if (key === null) return admitted;
  const sent = [...keyHeaders.flatMap((name) => textsOf(headers[name])), ...textsOf(query[keyField]), ...inBody];
  const offered = sent.flatMap((text) => [text, text.replace(/^bearer\s+/i, '')]);
  return offered.map((text) => isSame(text, key)).includes(true) ? admitted : null;
}

function withoutKey(body: unknown): unknown {
  return isFields(body) ? Object.fromEntries(Object.entries(body).filter(([name]) => name !== keyField)) : body;
}

function textsOf(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => readText(one) ?? []);
}

/** In the same time whatever is wrong about it. */
function isSame(text: string, key: string): boolean {
  return timingSafeEqual(hash('sha256', text, 'buffer'), hash('sha256', key, 'buffer'));
}
