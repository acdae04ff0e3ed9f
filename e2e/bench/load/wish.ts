import { z } from 'zod';

/** What a load process is told to do, as one line of JSON. */
export const loadWishSchema = z.object({
  /** Where clients connect. */
  url: z.string(),
  /** Where pushes go; `{agent}` in it stands for the agent's number. */
  pushUrl: z.string(),
  /** Each is a client, with its agent's number. */
  clients: z.array(z.object({ token: z.string(), agentNumber: z.string() })),
  /** The message that carries events, and whether it is a batch that wants to be acknowledged. */
  stream: z.enum(['batches', 'single']),
  /** Steady: so many pushes a second, whatever becomes of them. Flood: so many at a time, the next when one is answered. */
  rate: z.discriminatedUnion('kind', [z.object({ kind: z.literal('steady'), perSecond: z.number() }), z.object({ kind: z.literal('flood'), atOnce: z.number() })]),
  warmUpSeconds: z.number(),
  seconds: z.number(),
  /** Part of every event id, so that no two runs push the same. */
  run: z.string(),
});
export type LoadWish = z.infer<typeof loadWishSchema>;

/** What it measured. Times in milliseconds. */
export const loadResultSchema = z.object({
  pushes: z.number(),
  answered: z.number(),
  delivered: z.number(),
  seconds: z.number(),
  deliveredPerSecond: z.number(),
  delivery: z.object({ p50: z.number(), p99: z.number(), longest: z.number() }),
  answer: z.object({ p50: z.number(), p99: z.number(), longest: z.number() }),
  /** How much of its own core the load took: near 1 it was the load that was slow. */
  loadCpu: z.number(),
});
export type LoadResult = z.infer<typeof loadResultSchema>;
