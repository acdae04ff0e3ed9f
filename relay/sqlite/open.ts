import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { codeOf } from './code-of.ts';
import { copyBefore, dropCopies, oldestKept } from './copy-before.ts';
import { schemaOf } from './inspect.ts';
import { migrate, newer } from './migrate.ts';

export { codeOf } from './code-of.ts';

/** Makes the data folder when it is missing. Only its owner may look into it, and into what is made there. */
export function prepareDataFolder(folder: string): Result<void> {
  try {
    process.umask(0o077);
    const isNew = !existsSync(folder);
    makeFolder(resolve(folder));
    if (isNew || readdirSync(folder).length === 0) chmodSync(folder, 0o700);
    if (isNew) syncFolder(dirname(resolve(folder)));
    return ok(undefined);
  } catch (error) {
    return fail(
      'data-folder',
      `The data folder ${folder} cannot be used (${codeOf(error)}).`,
      'Choose another with --data, or give this user the right to write there.',
    );
  }
}

/** Step by step: a recursive mkdir never returns for some places under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** Brings the folder's list of names to disk: SQLite does so for its own files, not for the folder around them. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

export interface DatabaseKind {
  readonly file: string;
  readonly migrations: readonly string[];
  /** How long a write waits for another process's; nothing else happens in this one meanwhile. */
  readonly busyTimeoutMs: number;
}

/**
 * Opens one of the relay's databases and brings its schema up to date: WAL, and every commit on disk before it counts.
 * Fails with `database-newer`, `database-damaged` or `database-unavailable`; a database that is refused is not touched.
 */
export function openDatabase(
  folder: string,
  { file, migrations, busyTimeoutMs }: DatabaseKind,
): Result<Database.Database> {
  const path = join(folder, file);
  let db: Database.Database | undefined;
  try {
    const held = schemaBefore(path);
    if (held > migrations.length) return newer(file, held, migrations.length);
    if (held > 0 && held < migrations.length) {
      const copied = copyOrSay(path, held);
      if (!copied.ok) return copied;
    }
    db = new Database(path, { timeout: busyTimeoutMs });
    chmodSync(path, 0o600);
    const refused = migrate(db, file, migrations);
    if (!refused.ok) {
      db.close();
      return refused;
    }
    dropCopies(path, oldestKept(Date.now()));
    return ok(db);
  } catch (error) {
    db?.close();
    return describe(path, error);
  }
}

/** Read beside whoever has the database open, before anything may change it; 0 for one that is not made yet. */
function schemaBefore(path: string): number {
  if (!existsSync(path)) return 0;
  const db = new Database(path, { readonly: true });
  try {
    return schemaOf(db);
  } finally {
    db.close();
  }
}

function copyOrSay(path: string, held: number): Result<void> {
  try {
    copyBefore(path, held);
    return ok(undefined);
  } catch (error) {
    const code = codeOf(error);
    if (isDamage(code)) throw error;
    return fail('copy-failed', `${path} cannot be copied before it is brought up to date (${code}).`, 'Free as much space as it takes, or let this user write there; nothing was changed.');
  }
}

function isDamage(code: string): boolean {
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

function describe(path: string, error: unknown): Result<never> {
  const code = codeOf(error);
  if (isDamage(code)) {
    return fail(
      'database-damaged',
      `The database ${path} is damaged (${code}).`,
      'Move the file aside and put a backup in its place; keep the damaged one.',
    );
  }
  return fail(
    'database-unavailable',
    `The database ${path} cannot be opened (${code}).`,
    'Check that the folder is writable for this user and that the disk is not full.',
  );
}
