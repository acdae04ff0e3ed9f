import type Database from 'better-sqlite3';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import { codeOf } from '../sqlite/code-of.ts';

/**
 * Looks through the index by which agents find their events, and makes it anew from the events where it is damaged: an agent would
 * silently lack events, or could not read on at all. The damaged table stays, under another name. A million entries are looked through
 * in a fifth of a second. Throws SQLite's own errors.
 *
 * @returns whether it was made anew
 */
export function mendAudience(db: Database.Database, now: EpochMs): boolean {
  if (isWhole(db)) return false;
  const damaged = `audience_damaged_${now}`;
  db.transaction(() => {
    db.exec(`
      ALTER TABLE audience RENAME TO ${damaged};
      CREATE TABLE audience (
        audience_key TEXT NOT NULL,
        seq INTEGER NOT NULL,
        received_at INTEGER NOT NULL,
        PRIMARY KEY (audience_key, seq)
      ) STRICT, WITHOUT ROWID;
      INSERT OR IGNORE INTO audience
        SELECT whose.value, e.seq, e.received_at
        FROM event e CROSS JOIN json_each(CASE WHEN json_valid(e.audience) THEN e.audience ELSE '[]' END) whose;
    `);
  }).immediate();
  takeOver(db, damaged);
  return true;
}

/** Events of before the table "event" said whose they are: as far as the damaged index can still be read, from either end. */
function takeOver(db: Database.Database, damaged: string): void {
  for (const order of ['ASC', 'DESC']) {
    const put = db.prepare<[string, number, number]>('INSERT OR IGNORE INTO audience SELECT ?, seq, ? FROM event WHERE seq = ? AND audience IS NULL');
    const found: { audience_key: string; seq: number; received_at: number }[] = [];
    try {
      const rows = db.prepare<[], (typeof found)[number]>(`SELECT audience_key, seq, received_at FROM ${damaged} ORDER BY audience_key ${order}, seq ${order}`);
      for (const row of rows.iterate()) found.push(row);
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_CORRUPT')) throw error;
    }
    db.transaction(() => found.forEach((row) => put.run(row.audience_key, row.received_at, row.seq)))();
  }
}

function isWhole(db: Database.Database): boolean {
  try {
    // The quick check passes over keys that are out of order.
    return db.pragma('integrity_check(audience)', { simple: true }) === 'ok';
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_CORRUPT')) return false;
    throw error;
  }
}
