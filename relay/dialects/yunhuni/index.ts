import type { Dialect } from '../../core/dialect.ts';
import { normalise } from './normalise.ts';

/** Yunhuni's IVR and conference events; what it sends is told in README.md. */
export const yunhuni: Dialect = {
  name: 'yunhuni',
  defaultTimeZone: 'Asia/Shanghai',
  settings: [],
  normalise: (body, _receivedAt, settings) => normalise(body, settings),
};
