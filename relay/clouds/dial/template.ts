import { z } from 'zod';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { asJsonText, fill, hasLooseBrace, sampleValues, unknownPlaceIn } from './fill.ts';

/** A request that places a call, as the admin described it (settings.ts). */
export interface DialTemplate {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly body: { readonly text: string; readonly type: 'json' | 'form' } | null;
  readonly headers: Readonly<Record<string, string>>;
  /** 7moor's signature; never to be printed. */
  readonly sign: { readonly appKey: string; readonly appSecret: string } | null;
}

/** The host stands before everything that is filled in, so that no call leads elsewhere. */
const addressShape = /^(https?):\/\/[^/?#@\\{}\s]+(?:[/?][^#\s]*)?$/i;
/** These are the request's own. */
const reservedHeaders = /^(?:host|connection|content-length|transfer-encoding|expect|m7-.*)$/i;
const headersSchema = z.record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/), z.string().regex(/^[\u0020-\u007E]*$/));

const checks: Readonly<Record<string, (value: string) => string | null>> = {
  'dial-url': (value) => (addressShape.test(value) && URL.canParse(withoutPlaces(value)) ? null : 'is no address with its host before everything to fill in'),
  'dial-method': (value) => (/^(?:GET|POST|PUT)$/i.test(value) ? null : 'is not GET, POST or PUT'),
  'dial-body': (value) => (typeOf(value) === 'form' || isJson(value) ? null : 'begins like JSON and is none; a place to fill in stands inside quotation marks'),
  'dial-headers': (value) => (headersOf(value) ? null : 'is no JSON object of headers that the relay may set'),
  'dial-sign': (value) => (value === '7moor' ? null : 'is not 7moor'),
  'app-key': (value) => (/^[\u0021-\u007E]+$/.test(value) ? null : 'holds a space or a sign that no key has'),
  'app-secret': (value) => (/^[\u0021-\u007E]+$/.test(value) ? null : 'holds a space or a sign that no key has'),
  'dial-allow-http': (value) => (/^(?:on|off)$/.test(value) ? null : 'is not on or off'),
};

/** What is wrong with one value of the settings, as the end of a sentence that never quotes it; `null` when it will do. */
export function dialMistakeIn(key: string, value: string): string | null {
  const mistake = checks[key]?.(value) ?? null;
  if (mistake !== null) return mistake;
  const place = key.startsWith('dial-') ? unknownPlaceIn(value) : null;
  if (place !== null) return `holds ${place}, for which nothing is filled in`;
  const isPlain = key === 'dial-url' || (key === 'dial-body' && typeOf(value) === 'form');
  return isPlain && hasLooseBrace(value) ? 'holds a brace that is no place to fill in' : null;
}

/** Whether the address could be listened in to, and nobody has allowed that. */
export function isPlainHttp({ 'dial-url': url = '', 'dial-allow-http': allow }: Readonly<Record<string, string>>): boolean {
  return /^http:/i.test(url) && allow !== 'on';
}

/**
 * Puts together what `source set` gave for a source. Fails with `dial-not-ready`, naming the key and never its value.
 */
export function readTemplate(sourceId: string, values: Readonly<Record<string, string>>): Result<DialTemplate> {
  const { 'dial-url': url, 'dial-method': method, 'dial-body': body, 'dial-headers': headers, 'app-key': appKey, 'app-secret': appSecret } = values;
  const isSigned = values['dial-sign'] !== undefined;
  if (url === undefined) return notReady(sourceId, 'dial-url', 'is not set');
  for (const [key, value] of Object.entries(values)) {
    // Other clouds have keys of the same names for other ends.
    const mistake = isSigned || key.startsWith('dial-') ? dialMistakeIn(key, value) : null;
    if (mistake !== null) return notReady(sourceId, key, mistake);
  }
  if (isPlainHttp(values)) return notReady(sourceId, 'dial-url', 'is not https, and dial-allow-http is not on');
  const chosen = methodOf(method) ?? (body === undefined ? 'GET' : 'POST');
  if (chosen === 'GET' && body !== undefined) return notReady(sourceId, 'dial-body', 'cannot be sent with GET');
  if (isSigned && appKey === undefined) return notReady(sourceId, 'app-key', 'is not set');
  if (isSigned && appSecret === undefined) return notReady(sourceId, 'app-secret', 'is not set');
  return ok({
    url,
    method: chosen,
    body: body === undefined ? null : { text: body, type: typeOf(body) },
    headers: headers === undefined ? {} : (headersOf(headers) ?? {}),
    sign: isSigned && appKey !== undefined && appSecret !== undefined ? { appKey, appSecret } : null,
  });
}

function notReady(sourceId: string, key: string, what: string): Result<never> {
  return fail(
    'dial-not-ready',
    `The relay cannot place calls through ${sourceId}: its ${key} ${what}.`,
    `The administrator sets it with "source set ${sourceId} ${key}=…".`,
  );
}

function methodOf(text: string | undefined): DialTemplate['method'] | undefined {
  const method = text?.toUpperCase();
  return method === 'GET' || method === 'POST' || method === 'PUT' ? method : undefined;
}

function typeOf(body: string): 'json' | 'form' {
  return /^\s*[[{]/.test(body) ? 'json' : 'form';
}

function isJson(body: string): boolean {
  try {
    JSON.parse(fill(body, sampleValues, asJsonText));
    return true;
  } catch {
    return false;
  }
}

function headersOf(text: string): Readonly<Record<string, string>> | null {
  try {
    const headers = headersSchema.safeParse(JSON.parse(text));
    return headers.success && !Object.keys(headers.data).some((name) => reservedHeaders.test(name)) ? headers.data : null;
  } catch {
    return null;
  }
}

function withoutPlaces(url: string): string {
  return url.replaceAll(/[{}]/g, '');
}
