import { z } from 'zod';
import { danpingEventSchema } from '../../contract/event.ts';
import { count, route, shown } from './route.ts';

/**
 * A push that the relay holds the bytes of: the newest 2,000 (16 MB at most), in memory, since the start. `push` counts from 1.
 * What came with a wrong address or secret is not kept.
 */
export const pushLineSchema = z.object({
  push: z.number(),
  at: z.iso.datetime(),
  source: z.string(),
  dialect: z.string(),
  /** `admin`: sent again, or a test call. */
  from: z.enum(['cloud', 'admin']),
  answer: z.enum(['accepted', 'duplicate', 'refused_400', 'failed_500', 'unavailable_503']),
  milliseconds: z.number(),
  bytes: z.number(),
  /** What came of it, also where it was held already. */
  seqs: z.array(z.number()),
  kinds: z.array(z.string()),
  callId: z.string().nullable(),
  agentNumber: z.string().nullable(),
  customerNumber: z.string().nullable(),
  /** Why it was refused. */
  error: z.string().nullable(),
});
export type PushLine = z.output<typeof pushLineSchema>;

/** Somebody who may see an event, and how far it has come there. */
export const receiverSchema = z.object({
  agentNumber: z.string().nullable(),
  /** Supervisors see everything. */
  supervisor: z.string().nullable(),
  name: z.string(),
  connected: z.boolean(),
  /**
   * `acknowledged`: the client has it for good, since `acknowledgedAt` where the relay remembers. `sent`: on its way.
   * `waiting`: not connected, or not its turn. `unknown`: not connected now, and nobody remembers.
   */
  state: z.enum(['acknowledged', 'sent', 'waiting', 'unknown']),
  acknowledgedAt: z.iso.datetime().nullable(),
  /** Pop-up of the event's call, from receipt to paint, as this desktop told it; of the first of several. */
  paintedMs: z.number().nullable(),
  paintedAt: z.iso.datetime().nullable(),
});
export type Receiver = z.output<typeof receiverSchema>;

export const seenEventSchema = z.object({ event: danpingEventSchema, receivers: z.array(receiverSchema) });

export const pushSchema = pushLineSchema.extend({
  /** As received, keys of ours and clouds' cut out; not UTF-8: as base64. */
  raw: z.string(),
  encoding: z.enum(['text', 'base64']),
  contentType: z.string().nullable(),
  /** What is still in the log of it. */
  events: z.array(seenEventSchema),
});

/** What a push was answered. */
export const sentSchema = z.object({
  push: z.number(),
  answer: pushLineSchema.shape.answer,
  seq: z.number().nullable(),
  error: z.string().nullable(),
});

export const quarantinedSchema = z.object({
  id: z.number(),
  source: z.string(),
  dialect: z.string().nullable(),
  reason: z.string(),
  contentType: z.string().nullable(),
  bytes: z.number(),
  /** How often these very bytes came. */
  times: z.number(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
});
export type Quarantined = z.output<typeof quarantinedSchema>;

const ofPush = z.object({ push: count(1, Number.MAX_SAFE_INTEGER) });
const ofQuarantined = z.object({ id: count(1, Number.MAX_SAFE_INTEGER) });
const limit = count(1, 200).default(50);
const place = count(0, Number.MAX_SAFE_INTEGER).optional();

export const inspectorRoutes = {
  /** Newest first, before a place or after one (the live tail asks with `after` of the newest it has). */
  'pushes.list': route(
    'GET',
    '/api/admin/pushes',
    z.object({ before: place, after: place, limit, source: z.string().max(32).optional(), answer: pushLineSchema.shape.answer.optional(), ...shown }),
    /** `oldest`, `newest`: what is held; 0 where nothing is. */
    z.object({ pushes: z.array(pushLineSchema), oldest: z.number(), newest: z.number() }),
  ),
  'pushes.show': route('GET', '/api/admin/pushes/:push', ofPush.extend(shown), pushSchema),
  /** The same bytes once more, through the same door. */
  'pushes.resend': route('POST', '/api/admin/pushes/:push/resend', ofPush, sentSchema),
  /** The whole log, newest first. */
  'events.list': route(
    'GET',
    '/api/admin/events',
    z.object({ before: place, limit, ...shown }),
    /** `next`: ask for what is before it; `null` at the beginning of the log. */
    z.object({ events: z.array(danpingEventSchema), next: z.number().nullable() }),
  ),
  'events.show': route('GET', '/api/admin/events/:seq', z.object({ seq: count(1, Number.MAX_SAFE_INTEGER), ...shown }), seenEventSchema.extend({ push: z.number().nullable() })),
  'quarantine.list': route(
    'GET',
    '/api/admin/quarantine',
    z.object({ before: place, limit }),
    z.object({ entries: z.array(quarantinedSchema), next: z.number().nullable() }),
  ),
  'quarantine.show': route('GET', '/api/admin/quarantine/:id', ofQuarantined.extend(shown), quarantinedSchema.extend({ raw: z.string(), encoding: z.enum(['text', 'base64']) })),
  /** Reads the bytes anew: what is understood now goes into the log as usual and leaves the quarantine. */
  'quarantine.reread': route('POST', '/api/admin/quarantine/:id/reread', ofQuarantined, z.object({ understood: z.boolean(), seq: z.number().nullable(), duplicate: z.boolean(), reason: z.string().nullable() })),
  'quarantine.remove': route('DELETE', '/api/admin/quarantine/:id', ofQuarantined, z.object({ removed: z.literal(true) })),
};
