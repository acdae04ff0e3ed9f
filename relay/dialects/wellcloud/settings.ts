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
    key: 'app-id',
    secret: false,
    purpose: "the appId in WellCloud's console, 联络中心管理, 第三方系统集成配置; with it the relay fetches tokens and renews them",
  },
  { key: 'app-secret', secret: true, purpose: 'the appSecret beside it' },
  { key: 'app-type', secret: false, purpose: 'whose appId it is: tenant (as when empty) or partner' },
  {
    key: 'token-url',
    secret: false,
    purpose: 'where tokens are given out, without a query: https://…/p/api/operation/operation/apply/token; the appSecret goes there',
  },
  {
    key: 'api-token',
    secret: true,
    purpose: 'goes with every command as the Authorization header and lasts 24 hours; with app-id kept by the relay itself',
  },
  { key: 'api-token-issued', secret: false, purpose: 'when the relay fetched api-token; kept by the relay itself' },
];
