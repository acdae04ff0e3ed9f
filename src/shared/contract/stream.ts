import { z } from 'zod';
import { deskRulesSchema, nothingAllowed } from './desk-rules.ts';

/** What the relay says first after a good handshake (docs/protocol.md, "welcome"). */
export const welcomeSchema = z.object({
  protocol: z.literal(1),
  epoch: z.string().min(1),
  head: z.int().nonnegative(),
  role: z.enum(['agent', 'supervisor']),
  agentNumber: z.string().min(1).nullish(),
  name: z.string().nullish(),
  resumed: z.boolean(),
  /** The relay's clock; absent from relays older than this field. */
  now: z.iso.datetime().optional(),
  /** Absent from older relays, which allow nothing; what cannot be read allows nothing either. */
  desk: deskRulesSchema.default(nothingAllowed).catch(nothingAllowed),
});
export type Welcome = z.infer<typeof welcomeSchema>;

/** A batch as it arrives: the envelope is certain, each item is still to be read. */
export const batchSchema = z.object({
  epoch: z.string().min(1),
  upTo: z.int().nonnegative(),
  items: z.array(z.unknown()).max(500),
});
export type Batch = z.infer<typeof batchSchema>;

/** Why the relay lets nobody in (`connect_error`'s `data`). */
export const refusalSchema = z.object({
  code: z.string(),
  cause: z.string().optional(),
  mend: z.string().optional(),
});
