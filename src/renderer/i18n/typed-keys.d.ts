import type common from './en/common.json';
import type desk from './en/desk.json';
import type failure from './en/failure.json';
import type popup from './en/popup.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: { common: typeof common; desk: typeof desk; failure: typeof failure; popup: typeof popup };
  }
}
