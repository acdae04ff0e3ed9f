import { z } from 'zod';

/** What the process with the supervisors is told. */
export const watchersWishSchema = z.object({
  url: z.string(),
  pushUrl: z.string(),
  /** The server's process, whose processor time is taken while it is watched. */
  serverPid: z.number(),
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

const seenMessageSchema = z.object({
  /** Of all changes at all supervisors, those that were never seen. */
  missing: z.number(),
  /** So many messages a second at one supervisor. */
  messagesPerSecond: z.number(),
  /** From the moment that the change was due to be pushed at, to each. */
  sincePush: timesSchema,
  /** From the first supervisor who saw it to each. */
  sinceFirst: timesSchema,
});
export type SeenMessage = z.infer<typeof seenMessageSchema>;

/** What they saw in each of the messages. Times in milliseconds. */
export const seenChangesSchema = z.object({
  /** The server's processor time for each change, whatever messages it made of it. */
  processorMsEach: z.number(),
  messages: z.record(z.string(), seenMessageSchema),
});
export type SeenChanges = z.infer<typeof seenChangesSchema>;
