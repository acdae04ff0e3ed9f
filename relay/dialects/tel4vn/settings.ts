import type { DialectSetting } from '../../core/dialect.ts';

/** The vendor's own name for it. */
export const callbackKeySetting = 'callback_apikey';

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
    key: callbackKeySetting,
    secret: true,
    purpose:
      'Key of your own choice, optional. "tel4vn hooks create" registers it with each hook, and pushes without it are refused: hooks from before have to be deleted and created anew.',
  },
];
