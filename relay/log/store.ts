import { closeSync, fdatasync, openSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { eventMigrations } from './migrations.ts';
import { codeOf, openDatabase, syncFolder } from '../sqlite/open.ts';
import { prepareStatements, type Statements } from './statements.ts';
import { prepareTrimStatements, type TrimStatements } from './trim-statements.ts';

const file = 'events.db';
const bringToDisk = promisify(fdatasync);

/** A connection and the write-ahead log under it. */
interface Opened {
  readonly db: Database.Database;
  readonly journal: number;
}

/** One connection to events.db with its statements; it can be replaced by a fresh one when it has broken. */
export class EventStore {
  readonly #folder: string;
  #db: Database.Database;
  /** SQLite locks the database and its index, never the write-ahead log: another handle to it does no harm. */
  #journal: number;
  #syncsApart = false;
  #statements: Statements;
  #trimming: TrimStatements;

  private constructor(folder: string, { db, journal }: Opened) {
    this.#folder = folder;
    this.#db = db;
    this.#journal = journal;
    this.#statements = prepareStatements(db);
    this.#trimming = prepareTrimStatements(db);
  }

  /** Fails like {@link openDatabase}. */
  static open(folder: string): Result<EventStore> {
    const opened = connect(folder);
    return opened.ok ? ok(new EventStore(folder, opened.value)) : opened;
  }

  get db(): Database.Database {
    return this.#db;
  }

  get statements(): Statements {
    return this.#statements;
  }

  get trimming(): TrimStatements {
    return this.#trimming;
  }

  /**
   * From now on a COMMIT is on disk only once {@link sync} has brought it there: the thread that reads pushes does not wait for the disk. In WAL
   * mode NORMAL leaves out the sync of a commit and nothing else (SQLite, "PRAGMA synchronous"): those that keep the database whole, before and
   * after a checkpoint and with a log's new header, stay.
   */
  syncApart(): void {
    this.#syncsApart = true;
    this.#db.pragma('synchronous = NORMAL');
  }

  /** Everything that was committed before is on disk once this resolves. Rejects with the system's error. */
  sync(): Promise<void> {
    return bringToDisk(this.#journal);
  }

  /** Takes a fresh connection; keeps the present one when none can be had. */
  reopen(): Result<void> {
    const fresh = connect(this.#folder);
    if (!fresh.ok) return fresh;
    const [worn, wornJournal] = [this.#db, this.#journal];
    this.#statements = prepareStatements(fresh.value.db);
    this.#trimming = prepareTrimStatements(fresh.value.db);
    this.#db = fresh.value.db;
    this.#journal = fresh.value.journal;
    if (this.#syncsApart) this.syncApart();
    closeSync(wornJournal);
    worn.close();
    return ok(undefined);
  }

  close(): void {
    if (this.#db.open) closeSync(this.#journal);
    this.#db.close();
  }
}

function connect(folder: string): Result<Opened> {
  const db = openDatabase(folder, { file, migrations: eventMigrations, busyTimeoutMs: 250 });
  if (!db.ok) return db;
  try {
    // After a crash or a failed fsync the WAL may hold commits that only the page cache has seen. What is
    // told as held from now on must lie on disk.
    db.value.pragma('wal_checkpoint(TRUNCATE)');
    // What is deleted or replaced leaves no copy inside a page; `eraseFromLog` sees to the rest.
    db.value.pragma('secure_delete = FAST');
    const journal = openSync(join(folder, `${file}-wal`), 'r+');
    // SQLite would do so with the first sync of a log that it has just made.
    syncFolder(folder);
    return ok({ db: db.value, journal });
  } catch (error) {
    db.value.close();
    return fail(
      'database-unavailable',
      `The log in ${folder} cannot be brought to disk (${codeOf(error)}).`,
      'Free some space or mend the disk, then start again.',
    );
  }
}
