import { z } from 'zod';

/** What names a disposition wherever it is kept: it outlives its labels. */
export const dispositionIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/);

/** How a call can be filed away, as the admin offers it. */
export const dispositionSchema = z.object({
  id: dispositionIdSchema,
  /** By language (`zh-CN`, `en`, `vi` …); at least one. */
  labels: z.record(z.string(), z.string()),
});
export type Disposition = z.infer<typeof dispositionSchema>;

/** What the admin lets the one who is connected do (docs/protocol.md, "The desk's rules"). */
export const deskRulesSchema = z.object({
  /** `customer.recent` is answered. */
  shareHistory: z.boolean(),
  /** Notes are kept in the relay, and colleagues see them. */
  shareNotes: z.boolean(),
  /** `dial` can place a call for this very person: a source does it, and knows an extension of theirs. */
  canDial: z.boolean(),
  /** In the admin's order. */
  dispositions: z.array(dispositionSchema),
});
export type DeskRules = z.infer<typeof deskRulesSchema>;

export { nothingAllowed } from './nothing-allowed.ts';
