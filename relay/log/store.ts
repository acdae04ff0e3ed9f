import type Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { eventMigrations } from './migrations.ts';
import { codeOf, openDatabase } from '../sqlite/open.ts';
import { prepareStatements, type Statements } from './statements.ts';
import { prepareTrimStatements, type TrimStatements } from './trim-statements.ts';

/** One connection to events.db with its statements; it can be replaced by a fresh one when it has broken. */
export class EventStore {
  readonly #folder: string;
  #db: Database.Database;
  #statements: Statements;
  #trimming: TrimStatements;

  private constructor(folder: string, db: Database.Database) {
    this.#folder = folder;
    this.#db = db;
    this.#statements = prepareStatements(db);
    this.#trimming = prepareTrimStatements(db);
  }

  /** Fails like {@link openDatabase}. */
  static open(folder: string): Result<EventStore> {
    const db = connect(folder);
    return db.ok ? ok(new EventStore(folder, db.value)) : db;
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

  /** Takes a fresh connection; keeps the present one when none can be had. */
  reopen(): Result<void> {
    const fresh = connect(this.#folder);
    if (!fresh.ok) return fresh;
    const worn = this.#db;
    this.#statements = prepareStatements(fresh.value);
    this.#trimming = prepareTrimStatements(fresh.value);
    this.#db = fresh.value;
    worn.close();
    return ok(undefined);
  }

  close(): void {
    this.#db.close();
  }
}

function connect(folder: string): Result<Database.Database> {
  const db = openDatabase(folder, { file: 'events.db', migrations: eventMigrations, busyTimeoutMs: 250 });
  if (!db.ok) return db;
  try {
    // After a crash or a failed fsync the WAL may hold commits that only the page cache has seen. What is
    // told as held from now on must lie on disk.
    db.value.pragma('wal_checkpoint(TRUNCATE)');
    // What is deleted or replaced leaves no copy inside a page; `eraseFromLog` sees to the rest.
    db.value.pragma('secure_delete = FAST');
    return db;
  } catch (error) {
    db.value.close();
    return fail(
      'database-unavailable',
      `The log in ${folder} cannot be brought to disk (${codeOf(error)}).`,
      'Free some space or mend the disk, then start again.',
    );
  }
}
