import type { Dialect } from '../../core/dialect.ts';
import { normalise } from './normalise.ts';

/** A cloud that nobody has: copy this folder and follow docs/dialects.md. The relay does not know it by itself. */
export const template: Dialect = {
  // What `source add` takes, and what stands in each event's `dialect`: small letters, digits and hyphens.
  name: 'template',
  // Of times that the cloud sends without a zone, unless the admin says otherwise.
  defaultTimeZone: 'Asia/Shanghai',
  // What an admin may tell the relay with `source set`, one line of `--help` each; what is secret is never printed back.
  settings: [],
  normalise: (body, _receivedAt, settings) => normalise(body, settings),
};
