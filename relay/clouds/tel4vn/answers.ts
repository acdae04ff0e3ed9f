import { z } from 'zod';

/** The vendor's page, "Get Events". The apikey of a hook is somebody's secret: it is not read. */
export const hooksAnswer = z.object({
  data: z
    .array(
      z.object({
        event_domain_uuid: z.string().min(1),
        domain_name: z.string().nullish(),
        event_name: z.string(),
        callback_url: z.string().nullish(),
      }),
    )
    // An account without hooks: not documented, and nobody's mistake.
    .nullable(),
});

/** "Create Events". */
export const createdAnswer = z.object({ created: z.boolean() });

/** "Delete Event". */
export const deletedAnswer = z.object({ deleted: z.boolean() });

/** The vendor's page on click2call. */
export const dialAnswer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('success'), call_id: z.string().nullish() }),
  z.object({ status: z.literal('fail'), error: z.unknown().optional() }),
]);
