import type { Database } from 'better-sqlite3';

/** Numbered and append-only: the n-th entry takes a history from schema n to n + 1. */
const migrations: readonly string[] = [
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
];

export const schemaVersion = migrations.length;

/** @throws when the file was written by a newer Danping: it is left untouched. */
export function migrate(database: Database): void {
  const held = Number(database.pragma('user_version', { simple: true }));
  if (held > schemaVersion) {
    throw new Error(`The history was written by a newer version of Danping (schema ${held}, this one knows ${schemaVersion}). Install the newer version; nothing was changed.`);
  }
  for (const [index, script] of migrations.entries()) {
    if (index < held) continue;
    database.transaction(() => {
      database.exec(script);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}
