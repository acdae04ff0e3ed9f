import type Database from 'better-sqlite3';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { customerKeyOf } from '../core/customer-key.ts';

export type CallIndexStatements = ReturnType<typeof prepareCallIndex>;

/** So many calls of one number are looked through; a switchboard's number may stand in all of them. */
const mostCallsOfNumber = 1_000;

export interface NoteRow {
  readonly audience_key: string;
  readonly agent_number: string;
  readonly agent_name: string;
  readonly note: string;
  readonly disposition: string | null;
  readonly saved_at: number;
  /** `null` for a note of before the checksums. */
  readonly checksum: number | null;
}

export function prepareCallIndex(db: Database.Database) {
  return {
    // The first event with that number heads the call.
    addEvent: db.prepare<{ callId: string; source: string; seq: number; customerKey: string | null }>(
      `INSERT OR IGNORE INTO call_event (call_id, source, seq, customer_key, heads) VALUES (@callId, @source, @seq, @customerKey,
         @customerKey IS NOT NULL AND NOT EXISTS (
           SELECT 1 FROM call_event WHERE call_id = @callId AND source = @source AND customer_key = @customerKey AND heads = 1))`,
    ),
    callsOfCustomer: db.prepare<[string, number], { call_id: string; source: string }>(
      'SELECT call_id, source FROM call_event WHERE customer_key = ? AND heads = 1 ORDER BY seq DESC LIMIT ?',
    ),
    latestSeqsOfCall: db
      .prepare<[string, string, number], number>('SELECT seq FROM call_event WHERE call_id = ? AND source = ? ORDER BY seq DESC LIMIT ?')
      .pluck(),
    isMetBy: db
      .prepare<{ customerKey: string; audienceKey: string }, number>(
        `SELECT 1 FROM (
           SELECT call_id, source FROM call_event WHERE customer_key = @customerKey AND heads = 1 ORDER BY seq DESC LIMIT ${mostCallsOfNumber}
         ) AS call
         JOIN call_event AS one ON one.call_id = call.call_id AND one.source = call.source AND one.customer_key = @customerKey
         JOIN audience AS seen ON seen.audience_key = @audienceKey AND seen.seq = one.seq
         LIMIT 1`,
      )
      .pluck(),
    seenCall: db.prepare<[string, string], { source: string; seq: number }>(
      `SELECT one.source, (SELECT max(seq) FROM call_event WHERE call_id = one.call_id AND source = one.source) AS seq
       FROM call_event AS one JOIN audience AS seen ON seen.audience_key = ? AND seen.seq = one.seq
       WHERE one.call_id = ? ORDER BY one.seq DESC LIMIT 1`,
    ),

    notesOfCall: db.prepare<[string, string], NoteRow>(
      `SELECT audience_key, agent_number, agent_name, note, disposition, saved_at, checksum FROM note
       WHERE call_id = ? AND source = ? AND (note <> '' OR disposition IS NOT NULL) ORDER BY saved_at DESC LIMIT 100`,
    ),
    putNote: db.prepare<[string, string, string, string, string, string, string | null, number, number, number]>(
      `INSERT INTO note (call_id, source, audience_key, agent_number, agent_name, note, disposition, saved_at, seq, checksum)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET agent_number = excluded.agent_number, agent_name = excluded.agent_name, note = excluded.note,
         disposition = excluded.disposition, saved_at = excluded.saved_at, seq = excluded.seq, checksum = excluded.checksum
       WHERE excluded.saved_at >= note.saved_at`,
    ),
    eraseNotesOfCustomer: db.prepare<[string]>(
      'DELETE FROM note WHERE (call_id, source) IN (SELECT call_id, source FROM call_event WHERE customer_key = ? AND heads = 1)',
    ),

    indexedFrom: db.prepare<[], number>(`SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'calls-indexed-from'`).pluck(),
    setIndexedFrom: db.prepare<[string]>(`INSERT OR REPLACE INTO meta (key, value) VALUES ('calls-indexed-from', ?)`),
    eventsBetween: db.prepare<[number, number], { checksum: number; json: string }>(
      'SELECT checksum, json FROM event WHERE seq >= ? AND seq < ? ORDER BY seq',
    ),
  };
}

/** Notes what call an event tells of, and whose number stands in it: once for each call and number, by which it is found. */
export function indexEvent(statements: CallIndexStatements, { seq, kind, source, callId, customerNumber }: DanpingEvent): void {
  if (callId === null || !kind.startsWith('call.')) return;
  const customerKey = customerNumber === null ? null : customerKeyOf(customerNumber);
  statements.addEvent.run({ callId, source, seq, customerKey });
}
