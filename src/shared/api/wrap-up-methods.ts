import { z } from 'zod';
import { longestNote } from '../contract/asks.ts';
import { dispositionIdSchema } from '../contract/desk-rules.ts';
import type { EpochMs } from '../contract/time.ts';
import type { CallRow } from './call-row.ts';
import { callIdSchema, method } from './method.ts';

/** A call that the agent wants to be reminded of. */
export interface CallBack {
  readonly callId: string;
  readonly callBackAt: EpochMs;
  /** `null` when the call itself is no longer kept. */
  readonly call: CallRow | null;
}

export const wrapUpMethods = {
  /** On disk once it is answered. Nothing in all three: there is no wrap-up any more. */
  'wrapUp.save': method<{ readonly savedAt: EpochMs }>()(
    z.object({
      callId: callIdSchema,
      note: z.string().max(longestNote),
      disposition: dispositionIdSchema.nullable(),
      callBackAt: z.int().nullable(),
    }),
  ),
  /** Reminders due before `until`, the earliest first, at most 200. */
  'wrapUp.callBacks': method<readonly CallBack[]>()(z.object({ until: z.int() })),
} as const;
