import { z } from 'zod';

/** What a load process is told to do, as one line of JSON. */
export const loadWishSchema = z.object({
  /** Where clients connect; of plain WebSockets with the path. `{agent}` in it stands for the agent's number. */
  url: z.string(),
  /** Where pushes go; `{agent}` as above. */
  pushUrl: z.string(),
  /** Each is a client, with its agent's number. */
  clients: z.array(z.object({ token: z.string(), agentNumber: z.string() })),
  /** The server's process, whose processor time is taken while it is measured. */
  serverPid: z.number(),
  /** Clients begin there: what is older was theirs long ago. */
  cursor: z.object({ epoch: z.string(), seq: z.number() }).optional(),
  /** How events come: in batches that want to be acknowledged, one at a time, or one at a time over a plain WebSocket. */
  stream: z.enum(['batches', 'single', 'plain']),
  /** Steady: so many pushes a second, whatever becomes of them. Flood: so many at a time, the next when one is answered. */
  rate: z.discriminatedUnion('kind', [z.object({ kind: z.literal('steady'), perSecond: z.number() }), z.object({ kind: z.literal('flood'), atOnce: z.number() })]),
  warmUpSeconds: z.number(),
  seconds: z.number(),
  /** Part of every event id, so that no two runs push the same. */
  run: z.string(),
});
export type LoadWish = z.infer<typeof loadWishSchema>;

/** What it measured. Times in milliseconds; of a steady rate since the moment that a push was due at. */
export const loadResultSchema = z.object({
  pushes: z.number(),
  /** With those that warmed up. */
  allPushes: z.number(),
  answered: z.number(),
  delivered: z.number(),
  /** From the first measured push to the last delivery. */
  seconds: z.number(),
  deliveredPerSecond: z.number(),
  delivery: z.object({ p50: z.number(), p99: z.number(), longest: z.number() }),
  answer: z.object({ p50: z.number(), p99: z.number(), longest: z.number() }),
  /** How much of its core the server took. */
  serverCpu: z.number(),
  /** The server's processor time for each push, in microseconds. */
  cpuEachUs: z.number(),
  /** How much of its own core the load took: near 1 in a flood it was the load that was slow. A steady load never sleeps. */
  loadCpu: z.number(),
});
export type LoadResult = z.infer<typeof loadResultSchema>;
