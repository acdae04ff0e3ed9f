import type Database from 'better-sqlite3';

export interface PartRow {
  readonly call_id: string;
  readonly party: string;
  readonly agent_number: string | null;
  readonly agent_name: string | null;
  readonly answered: number;
  readonly began_at: number | null;
  readonly ended_at: number | null;
  readonly first_heard_at: number;
  readonly last_heard_at: number;
  readonly end_heard_at: number | null;
}

export type RecordStatements = ReturnType<typeof prepareRecords>;

/** Far more phones than ring for one customer within the time in which a record follows its call. */
const mostParts = 100;
/** Records that wait for one customer's calls; more than a few are of calls that no phone was part of. */
const mostWaiting = 20;

const partColumns = 'call_id, party, agent_number, agent_name, answered, began_at, ended_at, first_heard_at, last_heard_at, end_heard_at';
const ofPart = partColumns.replaceAll(/\w+/g, 'p.$&');

export function prepareRecords(db: Database.Database) {
  return {
    part: db.prepare<[string, string, string], PartRow>(`SELECT ${partColumns} FROM call_part WHERE source = ? AND call_id = ? AND party = ?`),
    putPart: db.prepare<PartRow & { readonly source: string; readonly ring_group: string }>(
      `INSERT OR REPLACE INTO call_part (source, ring_group, ${partColumns})
       VALUES (@source, @ring_group, ${partColumns.replaceAll(/\w+/g, '@$&')})`,
    ),
    partsOfCall: db.prepare<[string, string], PartRow>(`SELECT ${partColumns} FROM call_part WHERE source = ? AND call_id = ?`),
    partsOfRing: db.prepare<[string, string], PartRow>(
      `SELECT ${partColumns} FROM call_part WHERE source = ? AND ring_group = ? ORDER BY last_heard_at DESC, call_id, party LIMIT ${mostParts}`,
    ),
    wait: db.prepare<[string, string, number]>('INSERT OR IGNORE INTO record_waiting (source, ring_group, seq) VALUES (?, ?, ?)'),
    waiting: db.prepare<[string, string], { seq: number }>(
      `SELECT seq FROM record_waiting WHERE source = ? AND ring_group = ? ORDER BY seq DESC LIMIT ${mostWaiting}`,
    ),
    waitNoMore: db.prepare<[string, string, number]>('DELETE FROM record_waiting WHERE source = ? AND ring_group = ? AND seq = ?'),
    tie: db.prepare<[string, string, string, string, number, number]>(
      'INSERT OR IGNORE INTO record_tie (source, call_id, part_call_id, party, among, seq) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    tied: db.prepare<[string, string], PartRow & { readonly among: number }>(
      `SELECT ${ofPart}, t.among FROM record_tie t
       JOIN call_part p ON p.source = t.source AND p.call_id = t.part_call_id AND p.party = t.party
       WHERE t.source = ? AND t.call_id = ? ORDER BY p.call_id, p.party`,
    ),
  };
}
