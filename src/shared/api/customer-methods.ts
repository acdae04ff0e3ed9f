import { z } from 'zod';
import { method, numberSchema } from './method.ts';

export const customerMethods = {
  /** Where each number belongs, in the language on the screen; `null` where the number does not tell. */
  'customer.regions': method<readonly (string | null)[]>()(
    z.object({ numbers: z.array(z.object({ number: numberSchema, dialect: z.string().max(64) })).max(200) }),
  ),
} as const;
