import type { DialectSetting } from '../../core/dialect.ts';

/** What the relay needs to register its hooks and to dial; reading hooks needs none of it. */
export const settings: readonly DialectSetting[] = [
  {
    key: 'api-host',
    secret: false,
    purpose: 'Host of the TEL4VN API, for instance https://api.example.com; https unless http:// stands before it. TEL4VN gives it with the account.',
  },
  {
    key: 'api-token',
    secret: true,
    purpose: 'Bearer token of the TEL4VN API, for "tel4vn hooks" and click-to-call. TEL4VN gives it with the account.',
  },
  {
    key: 'callback-apikey',
    secret: true,
    purpose: 'Key of your own choice that "tel4vn hooks create" registers as callback_apikey; optional. TEL4VN does not say how it comes back.',
  },
];
