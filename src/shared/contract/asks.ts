import { z } from 'zod';
import { agentDaySchema } from './agent-day.ts';
import { callOutcomeSchema } from './call-record.ts';
import { dispositionIdSchema } from './desk-rules.ts';
import { directionSchema } from './event.ts';
import { longestNote } from './longest-note.ts';

/** What can be dialled: digits, `*` and `#`, perhaps a `+` first; 32 signs at most. */
export const dialNumberSchema = z
  .string()
  .max(32)
  .regex(/^\+?[\d*#]+$/);

export { longestNote };

const callIdSchema = z.string().min(1).max(1_024);

export const sharedNoteSchema = z.object({
  note: z.string(),
  disposition: dispositionIdSchema.nullable(),
  savedAt: z.iso.datetime(),
  agentNumber: z.string(),
  agentName: z.string().nullable(),
});
export type SharedNote = z.infer<typeof sharedNoteSchema>;

/** A call of a customer in one line; times are UTC, durations seconds. */
export const recentCallSchema = z.object({
  callId: z.string(),
  source: z.string(),
  startedAt: z.iso.datetime(),
  direction: directionSchema.nullable(),
  outcome: callOutcomeSchema,
  agentNumber: z.string().nullable(),
  agentName: z.string().nullable(),
  talkSeconds: z.number().nonnegative().nullable(),
  /** The note that was saved last, where there is one that the asker may see. */
  note: sharedNoteSchema.optional(),
});
export type RecentCall = z.infer<typeof recentCallSchema>;

/**
 * What a client may ask of the relay, with acknowledgement (contract §4): what it sends, and what it gets beside
 * `ok: true`. docs/protocol.md tells who may ask what.
 */
export const asks = {
  'agent.day': {
    input: z.object({ agentNumber: z.string().min(1).max(64) }),
    answer: agentDaySchema,
  },
  'customer.recent': {
    input: z.object({ customerNumber: z.string().min(1).max(64), limit: z.int().min(1).max(20).default(5) }),
    answer: z.object({ calls: z.array(recentCallSchema) }),
  },
  'note.save': {
    input: z.object({
      callId: callIdSchema,
      /** Empty, without a disposition: nothing of the note is left. */
      note: z.string().max(longestNote),
      disposition: dispositionIdSchema.nullable(),
      savedAt: z.iso.datetime(),
    }),
    /** `kept` is false where a note that was saved later is held already. */
    answer: z.object({ kept: z.boolean() }),
  },
  dial: {
    input: z.object({ number: dialNumberSchema, callId: callIdSchema.nullish() }),
    /** The cloud's id of the new call, where it tells one. */
    answer: z.object({ callId: z.string().nullable() }),
  },
  painted: {
    input: z.object({ callId: z.string().min(1).max(200), milliseconds: z.number().min(0).max(24 * 3_600_000) }),
    answer: z.object({}),
  },
} as const;

export type AskName = keyof typeof asks;
/** As a client may write it. */
export type AskPayload<Name extends AskName> = z.input<(typeof asks)[Name]['input']>;
/** As it is read. */
export type AskInput<Name extends AskName> = z.output<(typeof asks)[Name]['input']>;
export type AskAnswer<Name extends AskName> = z.output<(typeof asks)[Name]['answer']>;

/** How the relay says no; relays of the first version gave no code. */
export const refusedAnswerSchema = z.object({
  ok: z.literal(false),
  code: z.string().default('refused'),
  error: z.string(),
  mend: z.string().default(''),
});
