import type { DialectSetting } from '../../core/dialect.ts';

/** Signs the address check; the key in `source set`. */
export const verificationTokenKey = 'verification-token';

export const settings: readonly DialectSetting[] = [
  {
    key: verificationTokenKey,
    secret: true,
    purpose: 'the token that was given with callbackUrl when the events were subscribed to; WellCloud signs its address check with it',
  },
  {
    key: 'api-base',
    secret: false,
    purpose: 'where WellCloud takes commands, without the path, for instance https://wellcloud.example; its document names no host',
  },
  {
    key: 'api-token',
    secret: true,
    purpose: "goes with every command as the Authorization header; issued for the appId and appSecret of WellCloud's console",
  },
];
