import { foldCall } from '../../shared/contract/call.ts';
import { callRecordSchema, type CallOutcome } from '../../shared/contract/call-record.ts';
import type { DanpingEvent } from '../../shared/contract/event.ts';
import { danpingEventSchema } from '../../shared/contract/event.ts';
import { probableCallIdsOf, type EventsTable } from './events-table.ts';

const unanswered: ReadonlySet<CallOutcome | undefined> = new Set(['missed', 'abandoned', 'no-answer', 'failed']);

/** Whether the call's record is tied to it by numbers and time only. */
export function recordIsProbable(callId: string, events: readonly DanpingEvent[]): boolean {
  return events.some((event) => probableCallIdsOf(event).includes(callId));
}

/** The records that came with a step of the call, which told the relay where they belong. */
export function recordsWithin(events: readonly DanpingEvent[]): readonly DanpingEvent[] {
  return events
    .flatMap(({ data }) => [data['before'], data['probablyBefore']])
    .flatMap((earlier): unknown[] => (Array.isArray(earlier) ? earlier : []))
    .flatMap((earlier) => danpingEventSchema.safeParse(earlier).data ?? [])
    .filter(({ kind }) => kind === 'call.record');
}

/**
 * Adds to a call the records that are its own, probably or for certain, and came in another way. A guess shows what is past and
 * never ends a call: it waits until the call has ended by its own events. It gives way to a record that is certain, and to
 * what the call itself knows of an answer.
 */
export function withRecords(table: EventsTable, callId: string, own: readonly DanpingEvent[]): readonly DanpingEvent[] {
  const within = recordsWithin(own);
  const all = [...own, ...within.filter((record) => record.callId === callId)];
  const guesses = [...table.probableRecordsOf(callId), ...within].filter((record) => record.callId !== callId && probableCallIdsOf(record).includes(callId));
  if (guesses.length === 0) return all;
  const call = foldCall(all);
  if (call?.state !== 'ended' || call.record) return all;
  const fitting = guesses.filter((record) => call.answeredAt === null || !unanswered.has(outcomeOf(record)));
  return [...all, ...fitting.map((record) => ({ ...record, callId }))];
}

function outcomeOf({ data }: DanpingEvent): CallOutcome | undefined {
  return callRecordSchema.safeParse(data['record']).data?.outcome;
}
