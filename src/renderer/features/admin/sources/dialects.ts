/** The clouds whose product and menu path stand in the language files. */
export const knownDialects = ['moor-v7', 'yunhuni', 'tel4vn', 'wellcloud'] as const;
export type KnownDialect = (typeof knownDialects)[number];

/** `null`: a cloud that these pages have no words for. */
export function knownDialect(dialect: string): KnownDialect | null {
  return knownDialects.find((known) => known === dialect) ?? null;
}

/** The cloud is told the address by the relay itself, through hooks. */
export function hasHooks(dialect: string): boolean {
  return dialect === 'tel4vn';
}

/** The settings whose purpose stands in the language files; of others the relay's own words are shown. */
export const knownSettings = [
  'allow', 'timezone', 'hmac-key', 'hmac-header', 'callback_apikey', 'api-host', 'api-token', 'verification-token', 'api-base', 'app-id', 'app-secret', 'app-type', 'token-url', 'app-key',
  'dial-url', 'dial-method', 'dial-body', 'dial-headers', 'dial-sign', 'dial-allow-http',
] as const;

/** `null`: one that these pages have no words for. */
export function knownSetting(key: string): (typeof knownSettings)[number] | null {
  return knownSettings.find((known) => known === key) ?? null;
}

/** What the relay keeps up by itself. */
export function isKeptByRelay(key: string): boolean {
  return key === 'api-token-issued';
}
