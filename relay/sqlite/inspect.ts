import { join } from 'node:path';
import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { codeOf } from './code-of.ts';

/**
 * Looks into a database as it is, beside a relay that may be writing it: nothing is changed, migrated or waited for
 * long. Fails with `database-damaged` or `database-unavailable`.
 */
export function inspectDatabase<Value>(path: string, look: (db: Database.Database) => Value): Result<Value> {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true, timeout: 2_000 });
    return ok(look(db));
  } catch (error) {
    const code = codeOf(error);
    const isDamaged = code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
    return isDamaged
      ? fail('database-damaged', `${path} is damaged (${code}).`, 'Stop the relay, then put a backup in its place with "restore".')
      : fail('database-unavailable', `${path} cannot be read (${code}).`, 'Check that this user may read it.');
  } finally {
    db?.close();
  }
}

/** What SQLite finds wrong with a database; `null` when it is whole. */
export function faultIn(db: Database.Database, check: 'quick_check' | 'integrity_check'): string | null {
  const said = String(db.pragma(`${check}(1)`, { simple: true }));
  return said === 'ok' ? null : said.replaceAll(/\s+/g, ' ');
}

/** How many migrations a database has had. */
export function schemaOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

export function databasePath(folder: string, file: 'events.db' | 'directory.db'): string {
  return join(folder, file);
}
