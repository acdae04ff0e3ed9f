import type Database from 'better-sqlite3';

export type TrimStatements = ReturnType<typeof prepareTrimStatements>;

/** Where the log begins now, as the sweeps measure against it. */
export interface Horizon {
  /** The oldest event that is kept. */
  readonly oldest: number;
  /** When that was received, epoch ms. */
  readonly receivedAt: number;
  /** Ids of events that were received before this may go, epoch ms. */
  readonly idsBefore: number;
}

/** What follows the events, by its key, and what of it is to go. */
const followers = [
  { table: 'event_id', key: ['id'], gone: 'seq < @oldest AND received_at < @idsBefore' },
  { table: 'leg', key: ['source', 'call_id', 'audience_key'], gone: 'touched_at < @receivedAt' },
  { table: 'journey_step', key: ['source', 'ref', 'seq'], gone: 'seq < @oldest' },
  { table: 'journey_link', key: ['source', 'ref', 'other'], gone: 'seq < @oldest' },
  { table: 'journey_member', key: ['source', 'ref', 'audience_key'], gone: 'seq < @oldest' },
  { table: 'journey_told', key: ['audience_key', 'seq'], gone: 'seq < @oldest' },
  { table: 'journey_caller', key: ['customer_number', 'received_at', 'source', 'ref'], gone: 'seq < @oldest' },
  { table: 'call_part', key: ['source', 'call_id', 'party'], gone: 'last_heard_at < @receivedAt' },
  { table: 'record_waiting', key: ['source', 'ring_group', 'seq'], gone: 'seq < @oldest' },
  { table: 'record_tie', key: ['source', 'call_id', 'part_call_id', 'party'], gone: 'seq < @oldest' },
  { table: 'call_event', key: ['call_id', 'source', 'seq'], gone: 'seq < @oldest' },
  { table: 'note', key: ['call_id', 'source', 'audience_key'], gone: 'seq < @oldest' },
] as const;

/** A row's place in its table. */
export type RowKey = readonly (string | number)[];

export interface Follower {
  /** Before every row. */
  readonly start: RowKey;
  /** The key so many rows further on; `undefined` where there are fewer. */
  further(from: RowKey, rows: number): RowKey | undefined;
  /** Deletes what is to go between the two, the end included; to the last row when there is no end. */
  deleteBetween(from: RowKey, to: RowKey | undefined, horizon: Horizon): void;
}

/** What the retention asks and deletes. Each takes a bounded stretch, so that no transaction lasts. */
export function prepareTrimStatements(db: Database.Database) {
  return {
    ends: db.prepare<[], { oldest: number; received_at: number; head: number }>(
      'SELECT seq AS oldest, received_at, (SELECT max(seq) FROM event) AS head FROM event ORDER BY seq LIMIT 1',
    ),
    usedBytes: db
      .prepare<[], number>(
        `SELECT (page_count - freelist_count) * page_size
         FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()`,
      )
      .pluck(),
    firstToKeep: db
      .prepare<[number, number, number, number, number], number | null>(
        'SELECT min(seq) FROM event WHERE seq BETWEEN ? AND ? AND (received_at <= ? OR received_at >= ? OR received_at >= ?)',
      )
      .pluck(),
    deleteEventsBefore: db.prepare<[number]>('DELETE FROM event WHERE seq < ?'),

    audienceAfter: db.prepare<[string], string | null>('SELECT min(audience_key) FROM audience WHERE audience_key > ?').pluck(),
    deleteAudience: db.prepare<[string, string, number, number]>(
      `DELETE FROM audience WHERE audience_key = ? AND seq IN
       (SELECT seq FROM audience WHERE audience_key = ? AND seq < ? ORDER BY seq LIMIT ?)`,
    ),
    followers: followers.map((follower) => prepareFollower(db, follower)),
    sweptTo: db.prepare<[], number>(`SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'swept-to'`).pluck(),
    setSweptTo: db.prepare<[string]>(`INSERT OR REPLACE INTO meta (key, value) VALUES ('swept-to', ?)`),

    oldestQuarantined: db.prepare<[], number | null>('SELECT min(last_at) FROM quarantine').pluck(),
    quarantinedBytes: db.prepare<[], number>('SELECT total(length(raw)) FROM quarantine').pluck(),
    deleteQuarantined: db.prepare<[number, number]>(
      'DELETE FROM quarantine WHERE rowid IN (SELECT rowid FROM quarantine WHERE last_at < ? ORDER BY last_at LIMIT ?)',
    ),
  };
}

function prepareFollower(db: Database.Database, { table, key, gone }: (typeof followers)[number]): Follower {
  const columns = key.join(', ');
  const place = key.map(() => '?').join(', ');
  const further = db
    .prepare<(string | number)[], (string | number)[]>(`SELECT ${columns} FROM ${table} WHERE (${columns}) > (${place}) ORDER BY ${columns} LIMIT 1 OFFSET ?`)
    .raw();
  const deleteAfter = db.prepare(`DELETE FROM ${table} WHERE (${columns}) > (${place}) AND ${gone}`);
  const deleteBetween = db.prepare(`DELETE FROM ${table} WHERE (${columns}) > (${place}) AND (${columns}) <= (${place}) AND ${gone}`);
  return {
    start: key.map(() => ''),
    further: (from, rows) => further.get(...from, rows),
    deleteBetween: (from, to, horizon) => void (to ? deleteBetween.run(...from, ...to, horizon) : deleteAfter.run(...from, horizon)),
  };
}
