import type Database from 'better-sqlite3';
import { dropCopies } from '../sqlite/copy-before.ts';
import { unescaped } from '../core/customer-text.ts';

export type EraseStatements = ReturnType<typeof prepareErase>;

/** What takes a customer out of the log. Each takes a bounded stretch, or what of a table names the customer. */
export function prepareErase(db: Database.Database) {
  let mentions: (text: string) => boolean = () => false;
  db.function('mentions_sought', (held: unknown) => (isMentioned(held) ? 1 : 0));
  const isMentioned = (held: unknown): boolean => {
    if (typeof held === 'string') return mentions(held);
    if (!Buffer.isBuffer(held)) return false;
    const text = held.toString('latin1');
    return mentions(text) || mentions(unescaped(text));
  };
  return {
    /** Whom everything below is about. */
    seek: (sought: (text: string) => boolean): void => {
      mentions = sought;
    },
    /** Whether what is deleted is overwritten; `FAST`: where that costs no further page. */
    overwrite: (how: 'ON' | 'FAST'): void => void db.pragma(`secure_delete = ${how}`),
    calls: db.prepare<[string, number], { call_id: string; source: string }>(
      'SELECT call_id, source FROM call_event WHERE customer_key = ? AND heads = 1 ORDER BY call_id, source LIMIT ?',
    ),
    seqsOfCall: db.prepare<[string, string], number>('SELECT seq FROM call_event WHERE call_id = ? AND source = ?').pluck(),
    forgetCall: db.prepare<[string, string]>('DELETE FROM call_event WHERE call_id = ? AND source = ?'),
    notesOfCall: db.prepare<[string, string]>('DELETE FROM note WHERE call_id = ? AND source = ?'),
    mentioning: db.prepare<[number, number], number>('SELECT seq FROM event WHERE seq >= ? AND seq < ? AND mentions_sought(json)').pluck(),
    callOfEvent: db.prepare<[number], { json: string }>('SELECT json FROM event WHERE seq = ?'),
    forgetEventOfCall: db.prepare<[string, string, number]>('DELETE FROM call_event WHERE call_id = ? AND source = ? AND seq = ?'),
    blankEvent: db.prepare<[number, string, number]>('UPDATE event SET checksum = ?, json = ? WHERE seq = ?'),
    notes: db.prepare('DELETE FROM note WHERE mentions_sought(note)'),
    quarantine: db.prepare('DELETE FROM quarantine WHERE mentions_sought(raw) OR mentions_sought(reason)'),
    traces: [
      'UPDATE leg SET ring_group = NULL WHERE ring_group IS NOT NULL AND mentions_sought(ring_group)',
      'DELETE FROM call_part WHERE mentions_sought(ring_group)',
      'DELETE FROM record_waiting WHERE mentions_sought(ring_group)',
      'DELETE FROM journey_caller WHERE mentions_sought(customer_number)',
    ].map((sql) => db.prepare(sql)),
    /** Index pages keep what stood in them until they are made anew. */
    renewIndexes: (): void => void db.exec('REINDEX call_event_by_customer; REINDEX leg_by_ring_group; REINDEX call_part_by_ring_group;'),
    /** Overwrites free pages of the file, so many bytes of them at most. @returns whether some are left */
    overwriteFree: (mostBytes: number): boolean => {
      const free = Number(db.pragma('freelist_count', { simple: true }));
      if (free === 0) return false;
      const bytes = Math.min(mostBytes, free * Number(db.pragma('page_size', { simple: true })));
      db.exec('CREATE TABLE IF NOT EXISTS blank (bytes BLOB NOT NULL)');
      db.prepare('INSERT INTO blank (bytes) VALUES (zeroblob(?))').run(bytes);
      return free * Number(db.pragma('page_size', { simple: true })) > bytes;
    },
    /** Copies from before a migration hold everything as it was. */
    dropCopies: (): void => dropCopies(db.name, Number.POSITIVE_INFINITY),
    dropBlank: (): void => void db.exec('DROP TABLE IF EXISTS blank'),
  };
}
