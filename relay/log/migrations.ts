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
  `
  -- Phones' parts in calls whose records may come under another call id, by customer and trunk. The party is an audience key,
  -- or "#EXTENSION" where nobody is enrolled. Times: began_at and ended_at by the cloud's clock, the rest by the relay's.
  CREATE TABLE call_part (
    source TEXT NOT NULL,
    call_id TEXT NOT NULL,
    party TEXT NOT NULL,
    ring_group TEXT NOT NULL,
    agent_number TEXT,
    agent_name TEXT,
    answered INTEGER NOT NULL,
    began_at INTEGER,
    ended_at INTEGER,
    first_heard_at INTEGER NOT NULL,
    last_heard_at INTEGER NOT NULL,
    end_heard_at INTEGER,
    PRIMARY KEY (source, call_id, party)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX call_part_by_ring_group ON call_part (source, ring_group, last_heard_at);

  -- Records that belong to no call yet, as far as the log knows.
  CREATE TABLE record_waiting (
    source TEXT NOT NULL,
    ring_group TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (source, ring_group, seq)
  ) STRICT, WITHOUT ROWID;

  -- What a record was matched with: it stays so when the cloud sends the record again with more in it.
  CREATE TABLE record_tie (
    source TEXT NOT NULL,
    call_id TEXT NOT NULL,
    part_call_id TEXT NOT NULL,
    party TEXT NOT NULL,
    among INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (source, call_id, part_call_id, party)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Calls by id and by customer. A call is found once for each number in it, by the event that heads them. Events of before
  -- this index are added while the relay runs (call-backfill.ts), from the latest down to the oldest.
  CREATE TABLE call_event (
    call_id TEXT NOT NULL,
    source TEXT NOT NULL,
    seq INTEGER NOT NULL,
    customer_key TEXT,
    heads INTEGER NOT NULL,
    PRIMARY KEY (call_id, source, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX call_event_by_customer ON call_event (customer_key, seq) WHERE heads = 1;
  INSERT INTO meta (key, value) SELECT 'calls-indexed-from', CAST(coalesce(max(seq), 0) + 1 AS TEXT) FROM event;

  -- What agents wrote of their calls; goes with the call's last event.
  CREATE TABLE note (
    call_id TEXT NOT NULL,
    source TEXT NOT NULL,
    audience_key TEXT NOT NULL,
    agent_number TEXT NOT NULL,
    agent_name TEXT NOT NULL,
    note TEXT NOT NULL,
    disposition TEXT,
    saved_at INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (call_id, source, audience_key)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Whose event it is, as JSON, in the row itself: the table "audience" is how it is found, and a flipped byte there would hand it to
  -- somebody else. NULL for events of before.
  ALTER TABLE event ADD COLUMN audience TEXT;

  -- What colleagues are shown of each other is what was written. NULL for notes of before.
  ALTER TABLE note ADD COLUMN checksum INTEGER;
  `,
];
