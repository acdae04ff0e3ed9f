import { z } from 'zod';

/** How a call came out, seen from the customer's side of the desk. */
export const callOutcomes = ['answered', 'missed', 'abandoned', 'no-answer', 'failed', 'transferred', 'unknown'] as const;
export const callOutcomeSchema = z.enum(callOutcomes);
export type CallOutcome = z.infer<typeof callOutcomeSchema>;

const time = z.iso.datetime().nullable();
const seconds = z.number().nonnegative().nullable();

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
  queueName: z.string().nullable(),
  customerName: z.string().nullable(),
  recordingUrl: z.string().nullable(),
  voicemailUrl: z.string().nullable(),
});
export type CallRecord = z.infer<typeof callRecordSchema>;
