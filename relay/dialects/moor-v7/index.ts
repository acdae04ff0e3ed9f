import type { Dialect } from '../../core/dialect.ts';
import { normalise } from './normalise.ts';

/** 7moor's V7 event push; what it sends is told in README.md. */
export const moorV7: Dialect = {
  name: 'moor-v7',
  defaultTimeZone: 'Asia/Shanghai',
  settings: [],
  normalise: (body, _receivedAt, settings) => normalise(body, settings),
};
