import { z } from 'zod';
import { callIdSchema, method } from './method.ts';
import type { HistoryPage } from './views.ts';

export const historyMethods = {
  'history.page': method<HistoryPage>()(
    z.object({
      after: z.object({ startedAt: z.int(), callId: callIdSchema }).nullable(),
      limit: z.int().min(1).max(500),
    }),
  ),
} as const;
