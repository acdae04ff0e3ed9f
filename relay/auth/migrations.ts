/** Schema of directory.db. Released entries never change; a new one is appended. */
export const directoryMigrations: readonly string[] = [
  `
  CREATE TABLE source (
    id TEXT PRIMARY KEY,
    dialect TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;

  -- Several may live at once, so that a secret can be changed without a silent minute.
  CREATE TABLE source_secret (
    digest TEXT PRIMARY KEY,
    source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE agent (
    number TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    home_source TEXT REFERENCES source (id),
    audience_key TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
  ) STRICT;

  -- Under which number or extension a source knows an agent.
  CREATE TABLE identity (
    source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    extension TEXT NOT NULL,
    agent_number TEXT NOT NULL REFERENCES agent (number) ON DELETE CASCADE,
    PRIMARY KEY (source_id, extension)
  ) STRICT;

  CREATE TABLE token (
    digest TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('agent', 'supervisor', 'admin')),
    subject TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE enrolment (
    digest TEXT PRIMARY KEY,
    agent_number TEXT NOT NULL REFERENCES agent (number) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT;

  CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- The vendor's address, keys and the like, as the admin gave them: the relay must be able to use them.
  CREATE TABLE source_value (
    source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (source_id, key)
  ) STRICT;
  `,
  `
  -- Who watches the board and who administers. What their tokens and codes may do follows from the role.
  CREATE TABLE login (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    role TEXT NOT NULL CHECK (role IN ('supervisor', 'admin')),
    created_at INTEGER NOT NULL
  ) STRICT;

  -- One-time links that set a password for the web pages.
  CREATE TABLE setup_code (
    digest TEXT PRIMARY KEY,
    login TEXT NOT NULL COLLATE NOCASE REFERENCES login (name) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT;

  -- How often an agent of this number was removed: whoever gets the number next must not see the earlier one's events.
  CREATE TABLE retired_number (
    number TEXT PRIMARY KEY,
    times INTEGER NOT NULL
  ) STRICT;
  `,
];
