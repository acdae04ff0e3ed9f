import { z } from 'zod';
import type { Failure } from '../result.ts';
import { method } from './method.ts';

export const dialMethods = {
  /** Has the cloud call the agent's phone and then the number, as people write it. `null` when it does, else why not. */
  'dial.number': method<Failure | null>()(z.object({ number: z.string().min(1).max(256) })),
} as const;
