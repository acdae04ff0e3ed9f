import { z } from 'zod';

/** What happened, in Danping's own words. The table of kinds and their origin is in docs/protocol.md. */
export const eventKinds = [
  'call.dialing',
  'call.ringing',
  'call.answered',
  'call.ended',
  'call.taken',
  'call.record',
  'call.failed',
  'agent.status',
  'agent.login',
  'agent.logout',
  'ivr.call_end',
  'ivr.play_end',
  'ivr.record_end',
  'ivr.get_end',
  'ivr.put_end',
  'ivr.dial_end',
  'ivr.connect_begin',
  'ivr.connect_end',
  'ivr.started',
  'ivr.ended',
  'conference.created',
  'conference.ended',
  'conference.joined',
  'conference.left',
  'conference.play_end',
  'conference.record_end',
  'unrecognized',
  'erased',
] as const;

export const eventKindSchema = z.enum(eventKinds);
export type EventKind = z.infer<typeof eventKindSchema>;

export const directionSchema = z.enum(['inbound', 'outbound', 'internal']);
export type Direction = z.infer<typeof directionSchema>;

/**
 * One fact of the relay's log, as it travels over Socket.IO. Times are UTC ISO strings; absent,
 * empty and the text "null" have become `null`; numbers keep their digits as the cloud sent them.
 */
export const danpingEventSchema = z.object({
  /** Place in the relay's log: gap-free and ascending within an epoch. */
  seq: z.int().positive(),
  /** Unique for ever, also across epochs: source + the provider's event id. */
  id: z.string().min(1),
  source: z.string().min(1),
  dialect: z.string().min(1),
  account: z.string().nullable(),
  kind: eventKindSchema,
  /** The provider's time of what the kind says; `null` where it sends none. */
  at: z.iso.datetime().nullable(),
  /** When the relay took the push in, by the relay's clock. */
  receivedAt: z.iso.datetime(),
  callId: z.string().nullable(),
  relatedCallIds: z.array(z.string()),
  direction: directionSchema.nullable(),
  /** The provider's own word, for instance `previewDialout`. */
  callType: z.string().nullable(),
  customerNumber: z.string().nullable(),
  displayNumber: z.string().nullable(),
  trunkNumber: z.string().nullable(),
  agentNumber: z.string().nullable(),
  agentName: z.string().nullable(),
  /** What the kind adds, and every field of the push that has no place above. */
  data: z.record(z.string(), z.unknown()),
});
export type DanpingEvent = z.infer<typeof danpingEventSchema>;

/** How far a client has committed: everything up to `seq` of the log named `epoch`. */
export const cursorSchema = z.object({ epoch: z.string().min(1), seq: z.int().nonnegative() });
export type Cursor = z.infer<typeof cursorSchema>;
