import { z } from 'zod';

/** What the load of a soak is told, as one line of JSON on its standard input. */
export const soakWishSchema = z.object({
  url: z.string(),
  hookPath: z.string(),
  agents: z.array(z.object({ token: z.string(), agentNumber: z.string() })),
  supervisors: z.array(z.string()),
  perSecond: z.number(),
  seconds: z.number(),
});
export type SoakWish = z.infer<typeof soakWishSchema>;

/** What it saw, as one line of JSON when it is over. */
export const soakResultSchema = z.object({
  pushes: z.number(),
  /** Answered 2xx. */
  answered: z.number(),
  /** The last seq that a push was answered with. */
  lastSeq: z.number(),
  /** Events that agents acknowledged, all together. */
  toAgents: z.number(),
  /** Of each supervisor, the last seq that it acknowledged. */
  supervisorsAt: z.array(z.number()),
  answerMs: z.object({ p50: z.number(), p99: z.number(), longest: z.number() }),
});
export type SoakResult = z.infer<typeof soakResultSchema>;
