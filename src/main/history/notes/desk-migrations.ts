import type { Database } from 'better-sqlite3';
import { runMigrations } from '../run-migrations.ts';
import type { SealedValue } from '../seal.ts';
import { deskSeals } from '../sealed-tables.ts';

/**
 * What the agent wrote lies in a file of its own beside the history. The history is a copy of what the relay has and may be
 * thrown away and filled again; this is kept nowhere else, so no damage and no new epoch of the history may reach it.
 */
export const deskMigrations: readonly string[] = [
  `
  CREATE TABLE desk.wrap_up (
    call_id TEXT PRIMARY KEY,
    note TEXT NOT NULL,
    disposition TEXT,
    -- What the disposition is called, to be found by it.
    disposition_words TEXT NOT NULL,
    call_back_at INTEGER,
    saved_at INTEGER NOT NULL,
    shared_at INTEGER
  ) STRICT;
  CREATE INDEX desk.wrap_up_call_backs ON wrap_up (call_back_at) WHERE call_back_at IS NOT NULL;
  CREATE INDEX desk.wrap_up_to_share ON wrap_up (saved_at) WHERE shared_at IS NULL;

  CREATE TABLE desk.missed_done (
    call_id TEXT PRIMARY KEY,
    done_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE desk.contacts (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    company TEXT,
    note TEXT,
    -- Folded, Chinese names by their pinyin: the order of the list.
    sort_key TEXT NOT NULL,
    search_text TEXT NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX desk.contacts_in_order ON contacts (sort_key, id);
  CREATE TABLE desk.contact_numbers (
    contact_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    typed TEXT NOT NULL,
    -- A number without country code may have two: once read as Chinese, once as Vietnamese.
    number_key TEXT NOT NULL,
    tail TEXT NOT NULL,
    PRIMARY KEY (contact_id, position, number_key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX desk.contact_numbers_by_tail ON contact_numbers (tail);

  -- By the relay's clock: when this desk last heard from it, and the times without it that the agent has not looked at yet.
  CREATE TABLE desk.heard (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE desk.away (
    from_at INTEGER PRIMARY KEY,
    to_at INTEGER NOT NULL
  ) STRICT;

  -- Calls whose row in the history does not show yet what was written here: of one call, or of all whose number ends so.
  CREATE TABLE desk.stale (
    sort TEXT NOT NULL CHECK (sort IN ('call', 'tail')),
    value TEXT NOT NULL,
    -- Calls from this key on are done.
    done_from INTEGER,
    PRIMARY KEY (sort, value)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- SQLite does not see a flipped byte inside a text: each row says what it was (sealed-tables.ts).
  ALTER TABLE desk.wrap_up ADD COLUMN checksum INTEGER;
  ALTER TABLE desk.missed_done ADD COLUMN checksum INTEGER;
  ALTER TABLE desk.contacts ADD COLUMN checksum INTEGER;
  ALTER TABLE desk.contact_numbers ADD COLUMN checksum INTEGER;
  `,
];

export function migrateDesk(database: Database): void {
  runMigrations(database, 'desk', deskMigrations, sealRows);
}

/** The notes are few: each gets its checksum at once. */
function sealRows(database: Database): void {
  for (const seal of deskSeals) {
    const key = seal.table === 'desk.contact_numbers' ? ['contact_id', 'position', 'number_key'] : [seal.columns[0]];
    const update = database.prepare(`UPDATE ${seal.table} SET checksum = @checksum WHERE ${key.map((column) => `${column} = @${column}`).join(' AND ')}`);
    const unsealed = database.prepare<[], Record<string, SealedValue>>(`SELECT * FROM ${seal.table} WHERE checksum IS NULL`).all();
    for (const row of unsealed) update.run({ ...row, checksum: seal.of(row) });
  }
}
