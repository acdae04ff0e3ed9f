import type Database from 'better-sqlite3';
import { prepareAgentDays } from './agent-days.ts';
import { prepareCallIndex } from './call-index.ts';
import { prepareErase } from './erase-statements.ts';
import { prepareJourney } from './journey.ts';
import { prepareQuarantine } from './quarantine-desk.ts';
import { prepareRecords } from './record-statements.ts';
import type { LostRow } from './rows-for.ts';

export interface EventRow {
  readonly seq: number;
  readonly received_at: number;
  readonly checksum: number;
  readonly json: string;
}

export interface IdRow {
  readonly id: string;
  readonly seq: number;
  readonly received_at: number;
  readonly fingerprint: string;
}

export interface LegRow {
  readonly audience_key: string;
  readonly agent_number: string;
  readonly agent_name: string | null;
  readonly call_id: string;
  readonly alerted_at: number | null;
  readonly answered_at: number | null;
  readonly ended_at: number | null;
}

export type Statements = ReturnType<typeof prepareStatements>;

const idColumns = 'id, seq, received_at, fingerprint';
const eventColumns = 'e.seq, e.received_at, e.checksum, e.json';

export function prepareStatements(db: Database.Database) {
  return {
    journey: prepareJourney(db),
    calls: prepareCallIndex(db),
    agentDays: prepareAgentDays(db),
    records: prepareRecords(db),
    erase: prepareErase(db),
    kept: prepareQuarantine(db),
    epoch: db.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'epoch'`),
    touch: db.prepare<[string]>(`INSERT INTO meta (key, value) VALUES ('probed', ?) ON CONFLICT DO UPDATE SET value = excluded.value`),
    bounds: db.prepare<[], { oldest: number | null; head: number | null }>(
      'SELECT (SELECT min(seq) FROM event) AS oldest, (SELECT max(seq) FROM event) AS head',
    ),

    /** The audience as JSON; `null` where nobody knows any more whose the event was. */
    insertEvent: db.prepare<[number, number, number, string, string | null]>(
      'INSERT INTO event (seq, received_at, checksum, json, audience) VALUES (?, ?, ?, ?, ?)',
    ),
    claimId: db.prepare<[string, number, number, string]>(`INSERT OR IGNORE INTO event_id (${idColumns}) VALUES (?, ?, ?, ?)`),
    insertAudience: db.prepare<[string, number, number]>(
      'INSERT INTO audience (audience_key, seq, received_at) VALUES (?, ?, ?)',
    ),
    findId: db.prepare<[string], IdRow>(`SELECT ${idColumns} FROM event_id WHERE id = ?`),
    findIdsBetween: db.prepare<[string, string], IdRow>(
      `SELECT ${idColumns} FROM event_id WHERE id BETWEEN ? AND ? ORDER BY id`,
    ),

    legsOfCall: db.prepare<[string, string], LegRow>(
      `SELECT call_id, audience_key, agent_number, agent_name, alerted_at, answered_at, ended_at
       FROM leg WHERE source = ? AND call_id = ?`,
    ),
    legsOfRing: db.prepare<[string, string, string], LegRow>(
      `SELECT call_id, audience_key, agent_number, agent_name, alerted_at, answered_at, ended_at
       FROM leg WHERE source = ? AND ring_group = ? AND call_id <> ? ORDER BY touched_at DESC LIMIT 100`,
    ),
    putLeg: db.prepare<[string, string, string, string, string | null, number | null, number | null, number | null, number, string | null]>(
      `INSERT OR REPLACE INTO leg
       (source, call_id, audience_key, agent_number, agent_name, alerted_at, answered_at, ended_at, touched_at, ring_group)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),

    readAt: db.prepare<[number], EventRow>('SELECT seq, received_at, checksum, json FROM event WHERE seq = ?'),
    readAll: db.prepare<[number, number, number, number], EventRow>(
      `SELECT ${eventColumns} FROM event e
       WHERE e.seq > ? AND (e.seq > ? OR e.received_at >= ?) ORDER BY e.seq LIMIT ?`,
    ),
    readBetween: db.prepare<[number, number], EventRow>(
      `SELECT ${eventColumns} FROM event e WHERE e.seq > ? AND e.seq < ? ORDER BY e.seq`,
    ),
    readAudience: db.prepare<[string, number, number, number, number], EventRow | LostRow>(
      `SELECT a.seq, a.received_at, e.checksum,
         CASE WHEN e.audience IS NULL OR instr(e.audience, json_quote(a.audience_key)) > 0 THEN e.json END AS json
       FROM audience a LEFT JOIN event e ON e.seq = a.seq
       WHERE a.audience_key = ? AND a.seq > ? AND (a.seq > ? OR a.received_at >= ?) ORDER BY a.seq LIMIT ?`,
    ),
    audiencePlaces: db.prepare<[string, number, number, number, number], Pick<EventRow, 'seq' | 'received_at'>>(
      `SELECT a.seq, a.received_at FROM audience a
       WHERE a.audience_key = ? AND a.seq > ? AND (a.seq > ? OR a.received_at >= ?) ORDER BY a.seq LIMIT ?`,
    ),

    quarantined: db.prepare<[number], { count: number }>('SELECT count(*) AS count FROM (SELECT 1 FROM quarantine LIMIT ?)'),
    countQuarantined: db.prepare<[number, string], { count: number }>(
      'UPDATE quarantine SET count = count + 1, last_at = max(last_at, ?) WHERE key = ? RETURNING count',
    ),
    insertQuarantined: db.prepare<[string, string, number, number, string | null, string, Buffer]>(
      `INSERT INTO quarantine (key, source, first_at, last_at, count, content_type, reason, raw)
       VALUES (?, ?, ?, ?, 1, ?, ?, ?)`,
    ),
  };
}
