/** Schema of events.db. Released entries never change; a new one is appended. */
export const eventMigrations: readonly string[] = [
  `
  CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO meta (key, value) VALUES ('epoch', lower(hex(randomblob(16))));

  -- What travels, word for word. SQLite does not notice a flipped byte inside a text: the checksum does.
  -- Trimming takes from the oldest end and leaves the newest row, which holds the head.
  CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    received_at INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    json TEXT NOT NULL
  ) STRICT;

  -- Apart from the events, so that an id stays known after its event was trimmed.
  CREATE TABLE event_id (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    fingerprint TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE audience (
    audience_key TEXT NOT NULL,
    seq INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (audience_key, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE leg (
    source TEXT NOT NULL,
    call_id TEXT NOT NULL,
    audience_key TEXT NOT NULL,
    agent_number TEXT NOT NULL,
    agent_name TEXT,
    alerted_at INTEGER,
    answered_at INTEGER,
    ended_at INTEGER,
    PRIMARY KEY (source, call_id, audience_key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE quarantine (
    key TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    count INTEGER NOT NULL,
    content_type TEXT,
    reason TEXT NOT NULL,
    raw BLOB NOT NULL
  ) STRICT;
  `,
  `
  -- IVR and conference steps by what they belong to ("call:ID", "conference:ID"), what is connected, and who is part of it.
  CREATE TABLE journey_step (
    source TEXT NOT NULL,
    ref TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (source, ref, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE journey_link (
    source TEXT NOT NULL,
    ref TEXT NOT NULL,
    other TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (source, ref, other)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE journey_member (
    source TEXT NOT NULL,
    ref TEXT NOT NULL,
    audience_key TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (source, ref, audience_key)
  ) STRICT, WITHOUT ROWID;

  -- Steps that an agent was given with the event by which it joined, apart from the log's own order.
  CREATE TABLE journey_told (
    audience_key TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (audience_key, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE journey_caller (
    customer_number TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    source TEXT NOT NULL,
    ref TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (customer_number, received_at, source, ref)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- When the relay last heard of the leg, by its own clock: what the clouds' clocks say is no measure of age.
  ALTER TABLE leg ADD COLUMN touched_at INTEGER NOT NULL DEFAULT 0;
  UPDATE leg SET touched_at = unixepoch() * 1000;
  `,
  `
  -- What legs of one ring have in common where the cloud gives each a call id of its own.
  ALTER TABLE leg ADD COLUMN ring_group TEXT;
  CREATE INDEX leg_by_ring_group ON leg (source, ring_group) WHERE ring_group IS NOT NULL;
  `,
];
