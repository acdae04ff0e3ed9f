import { z } from 'zod';

/** When a client tries again: a ceiling that doubles with each try up to `longestMs`, times a chance between `least` and `most`. */
const retrySchema = z.object({ firstMs: z.number(), longestMs: z.number(), least: z.number(), most: z.number() });
export type Retry = z.infer<typeof retrySchema>;

/** What a crowd is told, one after the other; each is answered when it is done. */
export const crowdOrderSchema = z.discriminatedUnion('order', [
  z.object({ order: z.literal('meet'), url: z.string(), clients: z.array(z.object({ token: z.string(), agentNumber: z.string() })), retry: retrySchema }),
  /** So many of them connect. Who loses the line comes back by itself from now on. */
  z.object({ order: z.literal('join'), count: z.number() }),
  /** Every one who joined has been let in so often, and has so many events. */
  z.object({ order: z.literal('await'), welcomes: z.number(), events: z.number() }),
  /** From now on, whoever comes back does so with the cursor of this moment. */
  z.object({ order: z.literal('note') }),
  z.object({ order: z.literal('leave') }),
]);
export type CrowdOrder = z.infer<typeof crowdOrderSchema>;

/** When each client had come to what was asked for: epoch milliseconds, earliest first. */
export const crowdAnswerSchema = z.object({ at: z.array(z.number()) });
export type CrowdAnswer = z.infer<typeof crowdAnswerSchema>;
