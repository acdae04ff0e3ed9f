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
  `
  -- What the admin allows desks; what does not stand here is not allowed.
  CREATE TABLE desk_rule (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;

  -- How a call can be filed away, in the admin's order.
  CREATE TABLE disposition (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE disposition_label (
    disposition_id TEXT NOT NULL REFERENCES disposition (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (disposition_id, language)
  ) STRICT;
  `,
  `
  -- For the web pages: argon2id in its usual notation. Who never used a set-up link has none.
  CREATE TABLE password (
    login TEXT PRIMARY KEY COLLATE NOCASE REFERENCES login (name) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    set_at INTEGER NOT NULL
  ) STRICT;

  -- Links by which the first admin comes to be; void once there is one.
  CREATE TABLE first_admin_code (
    digest TEXT PRIMARY KEY,
    expires_at INTEGER NOT NULL
  ) STRICT;

  -- Browsers that are logged in.
  CREATE TABLE session (
    digest TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('agent', 'supervisor', 'admin')),
    subject TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
  ) STRICT;

  -- Who did what. Each row's hash covers the one before; AUTOINCREMENT remembers how many there ever were.
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    about TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;

  CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
  BEGIN SELECT raise(ABORT, 'the audit log is only ever added to'); END;

  CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
  BEGIN SELECT raise(ABORT, 'the audit log is only ever added to'); END;
  `,
  `
  -- When somebody was connected last, and with which version of the desktop app; written down once a minute.
  CREATE TABLE last_seen (
    role TEXT NOT NULL,
    subject TEXT NOT NULL,
    at INTEGER NOT NULL,
    app TEXT,
    PRIMARY KEY (role, subject)
  ) STRICT, WITHOUT ROWID;

  -- Customers whom the command line wants to be forgotten, until the relay that serves has done it and said so.
  CREATE TABLE erasure (
    id INTEGER PRIMARY KEY,
    customer_number TEXT NOT NULL,
    answer TEXT
  ) STRICT;
  `,
  `
  -- What was on the list of dispositions once: notes that were written then, at a desk without a line, say so later.
  CREATE TABLE former_disposition (
    id TEXT PRIMARY KEY
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER disposition_stays_known AFTER DELETE ON disposition
  BEGIN INSERT OR IGNORE INTO former_disposition (id) VALUES (old.id); END;
  `,
];
