import { z } from 'zod';

/** How a call came out, seen from the customer's side of the desk. */
export const callOutcomes = ['answered', 'missed', 'abandoned', 'no-answer', 'failed', 'transferred', 'unknown'] as const;
export const callOutcomeSchema = z.enum(callOutcomes);
export type CallOutcome = z.infer<typeof callOutcomeSchema>;

const time = z.iso.datetime().nullable();
const seconds = z.number().nonnegative().nullable();
const text = z.string().nullable();

/** One connection that the cloud made for a call, as its bill lists it: an agent's phone or the customer's. */
export const billedLegSchema = z.object({
  party: z.enum(['agent', 'customer']).nullable(),
  number: text,
  agentNumber: text,
  startedAt: time,
  answeredAt: time,
  endedAt: time,
});
export type BilledLeg = z.infer<typeof billedLegSchema>;

/** What the customer said of the call by keys, after it. */
export const satisfactionSchema = z.object({ keys: z.array(z.string()), startedAt: time, endedAt: time });
export type Satisfaction = z.infer<typeof satisfactionSchema>;

/** What a CDR may tell beyond how the call came out; absent from records that were made before these fields were. */
const details = {
  /** The call that was transferred and goes on in this one. */
  continuesCallId: text.default(null),
  ivrName: text.default(null),
  ivrEnteredAt: time.default(null),
  queueJoinedAt: time.default(null),
  waitSeconds: seconds.default(null),
  hungUpBy: z.enum(['agent', 'customer', 'system']).nullable().default(null),
  satisfaction: satisfactionSchema.nullable().default(null),
  billedLegs: z.array(billedLegSchema).readonly().default([]),
};

/**
 * The part of a cloud's CDR that means the same in every dialect: what a `call.record` event carries as
 * `data.record`. Durations are seconds, times are UTC.
 */
export const callRecordSchema = z.object({
  outcome: callOutcomeSchema,
  startedAt: time,
  ringingAt: time,
  answeredAt: time,
  endedAt: time,
  ringSeconds: seconds,
  talkSeconds: seconds,
  queueName: text,
  customerName: text,
  recordingUrl: text,
  voicemailUrl: text,
  ...details,
});
export type CallRecord = z.infer<typeof callRecordSchema>;

/** The details of a cloud whose CDR has none of them. */
export const noRecordDetails = z.object(details).parse({});
