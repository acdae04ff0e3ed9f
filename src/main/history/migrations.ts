import type { Database } from 'better-sqlite3';
import { runMigrations } from './run-migrations.ts';

/** Numbered and append-only: the n-th entry takes a history from schema n to n + 1. */
export const historyMigrations: readonly string[] = [
  `
  -- What the relay sent, once for each event: calls can be folded anew whenever one arrives late.
  CREATE TABLE events (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    call_id TEXT,
    -- A second name of the call, given by a cloud beside or in place of the first (V7's superUniqueId).
    super_id TEXT,
    kind TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX events_by_super_id ON events (super_id, call_id) WHERE super_id IS NOT NULL;
  CREATE INDEX events_by_call ON events (call_id) WHERE call_id IS NOT NULL;

  -- Items of a batch that no schema here understands: kept for the admin, never dropped.
  CREATE TABLE unreadable_items (
    epoch TEXT NOT NULL,
    up_to INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;

  CREATE TABLE calls (
    call_id TEXT PRIMARY KEY,
    started_at INTEGER NOT NULL,
    customer_number TEXT,
    state TEXT NOT NULL,
    last_received_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    painted_after_ms INTEGER
  ) STRICT;
  CREATE INDEX calls_by_start ON calls (started_at DESC, call_id DESC);
  CREATE INDEX calls_not_ended ON calls (last_received_at) WHERE state <> 'ended';
  CREATE INDEX calls_by_customer ON calls (customer_number, started_at DESC) WHERE customer_number IS NOT NULL;

  -- The latest word on the agent itself: one row for its status, one for its session.
  CREATE TABLE agent_signs (
    sort TEXT PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES events (id)
  ) STRICT;

  CREATE TABLE cursor (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    epoch TEXT NOT NULL,
    seq INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- Records under another call id, by the calls to which the relay ties them by numbers and time.
  CREATE TABLE probable_records (
    call_id TEXT NOT NULL,
    event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    PRIMARY KEY (call_id, event_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX probable_records_by_event ON probable_records (event_id);
  `,
  `
  -- Calls as they were kept before they could be searched: moved into the new table piece by piece (old-calls.ts).
  ALTER TABLE calls RENAME TO calls_before_search;

  CREATE TABLE calls (
    -- When the call began in epoch milliseconds, or the next free number: the order of the history, and of the index below.
    key INTEGER PRIMARY KEY,
    call_id TEXT NOT NULL UNIQUE,
    started_at INTEGER NOT NULL,
    first_received_at INTEGER NOT NULL,
    last_received_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    direction TEXT,
    outcome TEXT NOT NULL,
    -- One customer, however the number is written, and its last digits (search/customer-number.ts).
    customer_key TEXT,
    customer_tail TEXT,
    agent_number TEXT,
    queue_name TEXT,
    has_recording INTEGER NOT NULL,
    has_note INTEGER NOT NULL,
    -- 1: nobody spoke with the customer, and nobody has called back yet. 2: done.
    missed INTEGER NOT NULL,
    painted_after_ms INTEGER,
    -- 0: the raw events are gone, the row stands as it is (retention.ts).
    has_events INTEGER NOT NULL DEFAULT 1,
    -- 0: call_grams does not know it yet, or not in this form; searches look at the text itself.
    is_indexed INTEGER NOT NULL DEFAULT 0,
    search_text TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX calls_to_index ON calls (key) WHERE is_indexed = 0;
  CREATE INDEX calls_alive ON calls (last_received_at) WHERE state <> 'ended';
  CREATE INDEX calls_by_tail ON calls (customer_tail, key DESC) WHERE customer_tail IS NOT NULL;
  CREATE INDEX calls_missed ON calls (missed, key DESC) WHERE missed > 0;

  -- Fragments of search_text and signs for what can be filtered (search/grams.ts, search/facets.ts): only which call has
  -- which, newest found first because rowid is the call's key. What is deleted leaves it physically.
  CREATE VIRTUAL TABLE call_grams USING fts5 (grams, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
  INSERT INTO call_grams (call_grams, rank) VALUES ('secure-delete', 1);
  `,
  `
  -- SQLite does not see a flipped byte inside a text: each row says what it was (sealed-tables.ts). Rows of before get theirs
  -- piece by piece (seal-old-rows.ts).
  ALTER TABLE events ADD COLUMN checksum INTEGER;
  ALTER TABLE calls ADD COLUMN checksum INTEGER;
  ALTER TABLE cursor ADD COLUMN checksum INTEGER;

  CREATE TABLE care (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    -- Rows up to this rowid have a checksum; NULL: all have.
    events_sealed_to INTEGER,
    calls_sealed_to INTEGER,
    -- When both files were last looked through as a whole, by this computer's clock.
    checked_at INTEGER,
    -- The damaged history in the same folder from which what is whole is still being taken, and how far that is.
    salvage_file TEXT,
    salvage_calls_before INTEGER,
    salvage_events_from INTEGER
  ) STRICT;
  INSERT INTO care (only_row, events_sealed_to, calls_sealed_to) SELECT 1,
    CASE WHEN EXISTS (SELECT 1 FROM events) THEN 0 END, CASE WHEN EXISTS (SELECT 1 FROM calls) THEN 0 END;
  `,
];

export const schemaVersion = historyMigrations.length;

export function migrate(database: Database): void {
  runMigrations(database, 'main', historyMigrations);
}
