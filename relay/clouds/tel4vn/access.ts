import { fail, ok, type Result } from '../../../src/shared/result.ts';

/** How the relay gets into a TEL4VN account. */
export interface Access {
  /** Scheme, host and perhaps a path, without a slash at the end. */
  readonly baseUrl: string;
  /** The Bearer token; never to be printed. */
  readonly token: string;
  /** What is registered as `callback_apikey`; never to be printed. */
  readonly callbackApiKey: string | null;
}

/**
 * Reads what `source set` gave for a source (the keys are told in the dialect's settings). The vendor's page calls
 * `http://`; as a token travels along, a host without a scheme is called by https.
 *
 * @returns a failure `not-set` or `wrong-setting` that names the key and never its value
 */
export function readAccess(sourceId: string, values: Readonly<Record<string, string>>): Result<Access> {
  const host = values['api-host']?.trim() ?? '';
  const token = values['api-token']?.trim() ?? '';
  const key = values['callback_apikey']?.trim() ?? '';
  if (host === '') return notSet(sourceId, 'api-host');
  if (token === '') return notSet(sourceId, 'api-token');
  const baseUrl = baseUrlOf(host);
  if (baseUrl === null) return wrong(sourceId, 'api-host', noHost, 'https://api.example.com');
  const mistake = accessMistakeIn('api-token', token);
  if (mistake !== null) return wrong(sourceId, 'api-token', mistake, 'TOKEN');
  return ok({ baseUrl, token, callbackApiKey: key === '' ? null : key });
}

const noHost = 'is no host or http(s) address';

/** What is wrong with one value, as the end of a sentence that never quotes it; `null` when it will do. */
export function accessMistakeIn(key: string, value: string): string | null {
  if (key === 'api-host') return baseUrlOf(value) === null ? noHost : null;
  if (key === 'api-token') return /^[\u0021-\u007E]+$/.test(value) ? null : 'holds a space or a sign that no token has';
  return null;
}

function baseUrlOf(host: string): string | null {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(host) ? host : `https://${host}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (url.search !== '' || url.hash !== '') return null;
  // Who copies the address from the vendor's page takes the interface's own path along.
  return url.origin + url.pathname.replace(/(\/v1(\/event)?)?\/*$/, '');
}

function notSet(sourceId: string, key: string): Result<never> {
  return fail('not-set', `The source ${sourceId} has no ${key}.`, `Set it: danping-relay source set ${sourceId} ${key}=… --data DIR.`);
}

function wrong(sourceId: string, key: string, what: string, example: string): Result<never> {
  return fail(
    'wrong-setting',
    `The ${key} of the source ${sourceId} ${what}.`,
    `Correct it: danping-relay source set ${sourceId} ${key}=${example} --data DIR.`,
  );
}
