import type Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../src/shared/result.ts';

/**
 * Applies the numbered migrations that the database has not had yet; `user_version` counts them. They are only ever
 * appended to. Several processes may ask at once: one does the work. Throws SQLite's own errors.
 */
export function migrate(db: Database.Database, file: string, migrations: readonly string[]): Result<void> {
  const found = versionOf(db);
  if (found > migrations.length) return newer(file, found, migrations.length);
  db.pragma('journal_mode = WAL');
  // better-sqlite3 would settle for NORMAL in WAL mode, which loses the last commits when the power fails.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // Four times the default: the same pages are written again and again, and need to go to the database once only.
  db.pragma('wal_autocheckpoint = 4000');
  if (found === migrations.length) return ok(undefined);
  makeSchema(db, migrations);
  return ok(undefined);
}

export function newer(file: string, found: number, known: number): Result<never> {
  return fail(
    'database-newer',
    `${file} was written by a newer relay (schema ${found}; this one knows ${known}).`,
    'Start the newer relay, or put back the backup that was made before the update.',
  );
}

/** Brings the schema up to date, all of it or nothing. Throws SQLite's own errors. */
export function makeSchema(db: Database.Database, migrations: readonly string[]): void {
  db.transaction(() => {
    for (const [index, statements] of migrations.entries()) {
      if (index < versionOf(db)) continue;
      db.exec(statements);
      db.pragma(`user_version = ${index + 1}`);
    }
  }).immediate();
}

function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}
