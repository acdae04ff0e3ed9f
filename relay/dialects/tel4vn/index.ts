import type { Dialect } from '../../core/dialect.ts';
import { admits } from './callback-key.ts';
import { normalise } from './normalise.ts';
import { settings } from './settings.ts';

/** TEL4VN's event hooks; what they send is told in README.md. */
export const tel4vn: Dialect = {
  name: 'tel4vn',
  defaultTimeZone: 'Asia/Ho_Chi_Minh',
  settings,
  admits,
  normalise: (body, _receivedAt, chosen) => normalise(body, chosen),
};
