import type { Dialect } from '../../core/dialect.ts';
import { answerAddressCheck } from './address-check.ts';
import { normalise } from './normalise.ts';
import { settings } from './settings.ts';

export { serialPlace } from './serial-place.ts';

/** WellCloud's IVR events; what it sends is told in README.md. */
export const wellcloud: Dialect = {
  name: 'wellcloud',
  defaultTimeZone: 'Asia/Shanghai',
  settings,
  normalise: (body, _receivedAt, { timeZone }) => normalise(body, timeZone),
  answerAddressCheck: (query, { values }) => answerAddressCheck(query, values),
};
