import { join } from 'node:path';
import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { faultIn } from '../sqlite/inspect.ts';
import { codeOf, openDatabase } from '../sqlite/open.ts';
import { directoryMigrations } from './migrations.ts';
import { DirectorySnapshot } from './snapshot.ts';

/** What the relay remembers about itself beside people and sources. */
export type MetaKey = 'public-url' | 'hook-url' | 'listen-url' | 'keep-days' | 'keep-mb' | 'update-key' | 'desktop-plan';

/** directory.db: sources, agents, tokens. The commands write it while a relay serves from it. */
export class DirectoryStore {
  readonly db: Database.Database;
  readonly #version: Database.Statement<[], { data_version: number }>;
  #snapshot: DirectorySnapshot;
  #seenVersion: number;
  /** Already looked during this turn of the event loop. */
  #looked = false;

  private constructor(db: Database.Database) {
    this.db = db;
    this.#version = db.prepare('PRAGMA data_version');
    this.#seenVersion = this.#readVersion();
    this.#snapshot = new DirectorySnapshot(db);
  }

  /** The folder must exist. Fails with a cause for the admin. */
  static open(folder: string): Result<DirectoryStore> {
    const db = openDatabase(folder, { file: 'directory.db', migrations: directoryMigrations, busyTimeoutMs: 2_000 });
    if (!db.ok) return db;
    const store = wholeStore(db.value, () => new DirectoryStore(db.value));
    if (store === null) db.value.close();
    return store ? ok(store) : damaged(join(folder, 'directory.db'));
  }

  /**
   * The directory of this moment: another process's changes are seen at once, at the price of one small read in each
   * turn of the event loop. While the disk refuses even that, the directory stays as it was last seen.
   */
  current(): DirectorySnapshot {
    if (this.#looked) return this.#snapshot;
    this.#looked = true;
    setImmediate(() => {
      this.#looked = false;
    });
    try {
      const version = this.#readVersion();
      if (version !== this.#seenVersion) {
        this.reload();
        this.#seenVersion = version;
      }
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
    }
    return this.#snapshot;
  }

  /** To be called after a change through this very connection, which SQLite does not count. */
  reload(): void {
    this.#snapshot = new DirectorySnapshot(this.db);
  }

  meta(key: MetaKey): string | null {
    return this.db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(key)?.value ?? null;
  }

  setMeta(key: MetaKey, value: string | null): void {
    if (value === null) this.db.prepare<[string]>('DELETE FROM meta WHERE key = ?').run(key);
    else this.db.prepare<[string, string]>('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value);
  }

  /** Where people's programs find the relay: the public address, else where it listened last. */
  relayUrl(): string {
    return this.meta('public-url') ?? this.meta('listen-url') ?? 'http://127.0.0.1:7700';
  }

  /** Where the clouds find it. */
  hookUrl(): string {
    return this.meta('public-url') ?? this.meta('hook-url') ?? this.relayUrl();
  }

  close(): void {
    this.db.close();
  }

  #readVersion(): number {
    return this.#version.get()?.data_version ?? 0;
  }
}

/** It is small, and decides who may see what: every page of it is looked at. @returns `null` for one that is damaged */
function wholeStore(db: Database.Database, open: () => DirectoryStore): DirectoryStore | null {
  try {
    return faultIn(db, 'quick_check') === null ? open() : null;
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_CORRUPT')) return null;
    throw error;
  }
}

function damaged(path: string): Result<never> {
  return fail('database-damaged', `The database ${path} is damaged.`, 'Move the file aside and put a backup in its place; keep the damaged one.');
}
