import { fail, ok, type Result } from '../../../src/shared/result.ts';
import type { AppCredentials, HeldToken } from './tokens.ts';

/** How the relay gets at WellCloud's interface; but for `apiBase` never to be printed. */
export interface Access {
  readonly apiBase: string;
  readonly credentials: TokenAsGiven | AppAsGiven;
}

interface TokenAsGiven {
  readonly kind: 'token';
  readonly token: string;
}

interface AppAsGiven extends AppCredentials {
  readonly kind: 'app';
  readonly held: HeldToken | null;
}

const appKeys = ['app-id', 'app-secret', 'token-url'] as const;

/**
 * Reads what `source set` gave for a source (the keys are told in the dialect's settings). With an app-id tokens are
 * fetched, and `api-token` is the one fetched last; without, it is the admin's own.
 *
 * @returns a failure `not-set` or `wrong-setting` that names the key and never its value
 */
export function readAccess(sourceId: string, values: Readonly<Record<string, string>>): Result<Access> {
  const given = (key: string): string => values[key]?.trim() ?? '';
  const apiBase = given('api-base');
  if (apiBase === '') return notSet(sourceId, 'api-base', `danping-relay source set ${sourceId} api-base=https://… --data DIR`);
  if (appKeys.every((key) => given(key) === '')) {
    const mend = `danping-relay source set ${sourceId} api-token=… --data DIR; or set ${appKeys.join(', ')}, and the relay fetches tokens itself`;
    return given('api-token') === '' ? notSet(sourceId, 'api-token', mend) : ok({ apiBase, credentials: { kind: 'token', token: given('api-token') } });
  }
  const missing = appKeys.find((key) => given(key) === '');
  if (missing) return notSet(sourceId, missing, `danping-relay source set ${sourceId} ${missing}=… --data DIR`);
  const appType = given('app-type').toLowerCase() || 'tenant';
  if (!['tenant', 'partner'].includes(appType)) {
    const mend = `Correct it: danping-relay source set ${sourceId} app-type=tenant --data DIR.`;
    return fail('wrong-setting', `The app-type of the source ${sourceId} is neither tenant nor partner.`, mend);
  }
  const app = { appId: given('app-id'), appSecret: given('app-secret'), appType, tokenUrl: given('token-url') };
  return ok({ apiBase, credentials: { kind: 'app', ...app, held: heldIn(given('api-token'), given('api-token-issued')) } });
}

function heldIn(token: string, issued: string): HeldToken | null {
  const issuedAt = Date.parse(issued);
  return token === '' || Number.isNaN(issuedAt) ? null : { token, issuedAt };
}

function notSet(sourceId: string, key: string, mend: string): Result<never> {
  return fail('not-set', `The source ${sourceId} has no ${key}.`, `Set it: ${mend}.`);
}
