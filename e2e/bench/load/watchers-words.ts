import { z } from 'zod';

/** What the process with the supervisors is told. */
export const watchersWishSchema = z.object({
  url: z.string(),
  pushUrl: z.string(),
  /** A supervisor each. */
  tokens: z.array(z.string()),
  /** Agents whose status changes in turn. */
  agents: z.number(),
  /** The messages in which a change is looked for. */
  names: z.array(z.string()),
  changes: z.number(),
  /** A change every so many milliseconds. */
  everyMs: z.number(),
  run: z.string(),
});
export type WatchersWish = z.infer<typeof watchersWishSchema>;

const timesSchema = z.object({ p50: z.number(), p99: z.number(), longest: z.number() });

/** What they saw, for each of the messages. Times in milliseconds. */
export const seenChangesSchema = z.record(
  z.string(),
  z.object({
    /** Of all changes at all supervisors, those that were never seen. */
    missing: z.number(),
    /** So many messages a second at one supervisor. */
    messagesPerSecond: z.number(),
    /** From the moment that the change was due to be pushed at, to each. */
    sincePush: timesSchema,
    /** From the first supervisor who saw it to each. */
    sinceFirst: timesSchema,
  }),
);
export type SeenChanges = z.infer<typeof seenChangesSchema>;
