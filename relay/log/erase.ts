import { setTimeout as pause } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { customerKeyOf } from '../core/customer-key.ts';
import { mentionsOf } from '../core/customer-text.ts';
import type { EraseStatements } from './erase-statements.ts';
import type { SqliteEventLog } from './event-log.ts';

/** What one transaction looks through; pushes of that moment wait for it, some milliseconds. */
const sliceEvents = 250;
const sliceCalls = 100;
const sliceBytes = 4 * 1024 * 1024;
/** Between two transactions, so that the relay has time for everything else. */
const pauseMs = 5;
/** Somebody who reads the file at this moment keeps the write-ahead log from being emptied. */
const emptyingTries = 100;
const emptyingPauseMs = 100;

export interface ErasedFromLog {
  /** Places of the events that say nothing any more. */
  readonly seqs: readonly number[];
  readonly notes: number;
  readonly quarantined: number;
}

type Erasing = Pick<SqliteEventLog, 'write' | 'head' | 'oldestSeq' | 'forgetRecent' | 'emptyJournal'>;

/**
 * Takes a customer out of the log, and out of what is left in its files: the customer's calls, whatever else mentions the number, notes,
 * unreadable pushes. Places in the log stay, as kind `erased`. Runs beside everything else; running it again goes on where it ended.
 * Fails with `not-a-number`, `still-read`, and like the log's append.
 *
 * @param onErased hears of the places as soon as they say nothing any more, also where the files could not be cleaned
 */
export async function eraseFromLog(log: Erasing, customerNumber: string, onErased: (seqs: readonly number[]) => void = () => undefined): Promise<Result<ErasedFromLog>> {
  const mentions = mentionsOf(customerNumber);
  if (!mentions) return fail('not-a-number', 'This is not a number that could be looked for.', 'Give the customer’s whole number, 5 digits at least.');
  const begin = (erase: EraseStatements): EraseStatements => {
    erase.seek(mentions);
    erase.overwrite('ON');
    return erase;
  };
  const step = async <Value>(work: (erase: EraseStatements) => Value): Promise<Result<Value>> => {
    const done = await log.write(({ erase }) => work(begin(erase)));
    await pause(pauseMs);
    return done;
  };
  try {
    return await run(log, customerNumber, step, onErased);
  } finally {
    await log.write(({ erase }) => {
      erase.seek(() => false);
      erase.overwrite('FAST');
    });
  }
}

type Step = <Value>(work: (erase: EraseStatements) => Value) => Promise<Result<Value>>;

async function run(log: Erasing, customerNumber: string, step: Step, onErased: (seqs: readonly number[]) => void): Promise<Result<ErasedFromLog>> {
  const seqs = new Set<number>();
  let notes = 0;
  const key = customerKeyOf(customerNumber);
  for (let more = true; more; ) {
    const calls = await step((erase) => eraseCalls(erase, key));
    if (!calls.ok) return calls;
    for (const seq of calls.value.seqs) seqs.add(seq);
    notes += calls.value.notes;
    more = calls.value.calls === sliceCalls;
  }
  for (let from = log.oldestSeq; from <= log.head; from += sliceEvents) {
    const slice = await step((erase) => eraseMentions(erase, from));
    if (!slice.ok) return slice;
    for (const seq of slice.value) seqs.add(seq);
  }
  const rest = await step((erase) => {
    const traces = erase.traces.map((trace) => trace.run().changes);
    return { hasTraces: traces.some((changes) => changes > 0), notes: erase.notes.run().changes, quarantined: erase.quarantine.run().changes };
  });
  if (!rest.ok) return rest;
  const places = [...seqs].toSorted((a, b) => a - b);
  log.forgetRecent();
  onErased(places);
  const gone = await overwriteFiles(log, step, places.length > 0 || rest.value.hasTraces);
  if (!gone.ok) return gone;
  return ok({ seqs: places, notes: notes + rest.value.notes, quarantined: rest.value.quarantined });
}

function eraseCalls(erase: EraseStatements, customerKey: string): { calls: number; seqs: number[]; notes: number } {
  const calls = erase.calls.all(customerKey, sliceCalls);
  const seqs: number[] = [];
  let notes = 0;
  for (const { call_id: callId, source } of calls) {
    const own = erase.seqsOfCall.all(callId, source);
    for (const seq of own) blank(erase, seq);
    seqs.push(...own);
    notes += erase.notesOfCall.run(callId, source).changes;
    erase.forgetCall.run(callId, source);
  }
  return { calls: calls.length, seqs, notes };
}

function eraseMentions(erase: EraseStatements, from: number): number[] {
  const seqs = erase.mentioning.all(from, from + sliceEvents);
  for (const seq of seqs) blank(erase, seq);
  return seqs;
}

/** Leaves the place, and what tells a repeat. */
function blank(erase: EraseStatements, seq: number): void {
  const row = erase.callOfEvent.get(seq);
  if (!row) return;
  // Written by this log from an event; what stands there is one.
  const event = JSON.parse(row.json) as DanpingEvent;
  if (event.callId !== null) erase.forgetEventOfCall.run(event.callId, event.source, seq);
  const json = JSON.stringify(erasedEvent(event));
  erase.blankEvent.run(crc32(json), json, seq);
}

function erasedEvent({ seq, id, source, dialect, receivedAt }: DanpingEvent): DanpingEvent {
  return {
    seq,
    id,
    source,
    dialect,
    account: null,
    kind: 'erased',
    at: null,
    receivedAt,
    callId: null,
    relatedCallIds: [],
    direction: null,
    callType: null,
    customerNumber: null,
    displayNumber: null,
    trunkNumber: null,
    agentNumber: null,
    agentName: null,
    data: {},
  };
}

/** What SQLite has let go of stays in its files until it is overwritten. */
async function overwriteFiles(log: Erasing, step: Step, wasIndexed: boolean): Promise<Result<void>> {
  const renewed = wasIndexed ? await step((erase) => erase.renewIndexes()) : ok(undefined);
  if (!renewed.ok) return renewed;
  for (let more = true; more; ) {
    const slice = await step((erase) => erase.overwriteFree(sliceBytes));
    if (!slice.ok) return slice;
    more = slice.value;
  }
  const dropped = await step((erase) => {
    erase.dropBlank();
    erase.dropCopies();
  });
  if (!dropped.ok) return dropped;
  for (let tries = 0; tries < emptyingTries; tries += 1) {
    if (log.emptyJournal()) return ok(undefined);
    await pause(emptyingPauseMs);
  }
  return fail('still-read', 'The customer is erased, but somebody reads the database, so that its journal may hold the number still.', 'Wait until the backup or program that reads it has ended, then erase again.');
}
