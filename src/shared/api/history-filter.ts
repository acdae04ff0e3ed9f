import { z } from 'zod';
import { callOutcomeSchema } from '../contract/call-record.ts';
import { directionSchema } from '../contract/event.ts';

/** Longer than any number, name or word that somebody looks for. */
const longestSearch = 200;

/** Which calls of the history are meant. What is `null` or false asks for nothing. */
export const callFilterSchema = z.object({
  /**
   * Every word must stand somewhere in the call's number, names (Chinese ones also as pinyin or initials), agents, queue,
   * extras, note or disposition, whole or in part. Case and accents do not matter.
   */
  text: z.string().max(longestSearch).default(''),
  direction: directionSchema.nullable().default(null),
  outcome: callOutcomeSchema.nullable().default(null),
  /** Epoch milliseconds: calls that began then or later. */
  startedFrom: z.int().nullable().default(null),
  /** Epoch milliseconds: calls that began before. */
  startedTo: z.int().nullable().default(null),
  withNote: z.boolean().default(false),
  withRecording: z.boolean().default(false),
});
export type CallFilter = z.output<typeof callFilterSchema>;

export { everyCall } from './every-call.ts';
