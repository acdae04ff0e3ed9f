import { z } from 'zod';
import { nothing, route } from './route.ts';

/** Pushes by what they were answered. */
export const answersSchema = z.object({
  accepted: z.number(),
  duplicate: z.number(),
  refused_400: z.number(),
  unknown_404: z.number(),
  too_large_413: z.number(),
  failed_500: z.number(),
  unavailable_503: z.number(),
});
export type Answers = z.output<typeof answersSchema>;

/** How pushes of one cloud arrive. Counts begin with the process, or with the source's day where that is later. */
export const sourceHealthSchema = z.object({
  source: z.string(),
  dialect: z.string(),
  /** The last push that was answered 200 or 400, by receipt; from the log where the process has seen none. */
  lastPushAt: z.iso.datetime().nullable(),
  sinceStart: answersSchema,
  today: answersSchema,
});

export const findingSchema = z.object({ check: z.string(), level: z.enum(['ok', 'warn', 'wrong']), found: z.string(), mend: z.string() });

export const healthSchema = z.object({
  /** The relay's clock: ages are told against it. */
  at: z.iso.datetime(),
  relay: z.object({ version: z.string(), startedAt: z.iso.datetime(), epoch: z.string(), url: z.string(), hookUrl: z.string() }),
  pushes: z.object({
    last: z.object({ source: z.string(), dialect: z.string(), at: z.iso.datetime() }).nullable(),
    sources: z.array(sourceHealthSchema),
    /** With an address or secret that is none, since the start. */
    strangers: z.number(),
  }),
  clients: z.object({
    /** Connected people; one with two windows counts once. */
    agents: z.number(),
    supervisors: z.number(),
    connections: z.number(),
    /** Connections that were sent something and have not acknowledged it. */
    behind: z.number(),
    /** Head minus the place of the client that is furthest behind; 0: all are current. */
    slowestLagEvents: z.number(),
  }),
  log: z.object({
    head: z.number(),
    oldestSeq: z.number(),
    oldestAt: z.iso.datetime().nullable(),
    bytes: z.record(z.string(), z.number()),
    canWrite: z.boolean(),
    diskFreeBytes: z.number().nullable(),
    diskBytes: z.number().nullable(),
  }),
  /** Unreadable pushes that are kept; `null` where they cannot be counted just now. */
  quarantineEntries: z.number().nullable(),
  /** From a push's receipt to the painted pop-up, as desktops of the last hour told it. */
  painted: z.object({ count: z.number(), p50Ms: z.number().nullable(), p99Ms: z.number().nullable() }),
});
export type Health = z.output<typeof healthSchema>;

export const healthRoutes = {
  'health.show': route('GET', '/api/admin/health', nothing, healthSchema),
  /** What `danping-relay doctor` says; takes some seconds with a large log. */
  'health.examine': route('POST', '/api/admin/health/doctor', nothing, z.object({ ok: z.boolean(), findings: z.array(findingSchema) })),
};
