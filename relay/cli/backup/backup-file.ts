import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { directoryMigrations } from '../../auth/migrations.ts';
import { eventMigrations } from '../../log/migrations.ts';
import { faultIn, inspectDatabase, schemaOf } from '../../sqlite/inspect.ts';

/**
 * A backup is one SQLite file: a copy of events.db with one table more, in whose one row lies the copy of directory.db.
 * So it can be looked into with any SQLite tool.
 */
export const addDirectory = `
  CREATE TABLE backup (
    format INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    directory_sha256 TEXT NOT NULL,
    directory BLOB NOT NULL
  ) STRICT;
`;
export const removeDirectory = 'DROP TABLE backup';

export const backupFormat = 1;

const rowSchema = z.object({
  format: z.literal(backupFormat),
  made_at: z.string(),
  directory_sha256: z.string(),
  directory: z.instanceof(Buffer),
});

export interface BackupContents {
  readonly madeAt: string;
  readonly epoch: string;
  readonly head: number;
  /** The bytes of directory.db. */
  readonly directory: Buffer;
}

/**
 * Looks a backup through, every page of both databases. Fails with `backup-unusable`, or `database-newer` when a newer
 * relay made it.
 */
export function readBackup(path: string): Result<BackupContents> {
  if (!existsSync(path)) return unusable(path, 'there is no such file');
  const looked = inspectDatabase(path, (db): Result<BackupContents> => {
    const fault = faultIn(db, 'integrity_check');
    if (fault !== null) return unusable(path, `it is damaged: ${fault}`);
    if (!db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'backup'`).get()) return unusable(path, 'it is no backup of this relay');
    const row = rowSchema.safeParse(db.prepare('SELECT * FROM backup').get());
    if (!row.success) return unusable(path, 'it is of another format');
    const { directory, directory_sha256: sum, made_at: madeAt } = row.data;
    if (hash('sha256', directory, 'hex') !== sum) return unusable(path, 'its directory is damaged');
    const refused = refusalOf(path, schemaOf(db), directory);
    if (refused) return refused;
    const epoch = db.prepare<[], string>(`SELECT value FROM meta WHERE key = 'epoch'`).pluck().get() ?? '';
    const head = db.prepare<[], number | null>('SELECT max(seq) FROM event').pluck().get() ?? 0;
    return ok({ madeAt, epoch, head, directory });
  });
  return looked.ok ? looked.value : unusable(path, looked.failure.cause.replace(/\.$/, ''));
}

function refusalOf(path: string, eventSchema: number, directory: Buffer): Result<never> | null {
  const copy = new Database(directory);
  try {
    if (faultIn(copy, 'integrity_check') !== null) return unusable(path, 'its directory is damaged');
    if (eventSchema <= eventMigrations.length && schemaOf(copy) <= directoryMigrations.length) return null;
    return fail('database-newer', `The backup ${path} was made by a newer relay.`, 'Restore it with that relay.');
  } finally {
    copy.close();
  }
}

function unusable(path: string, why: string): Result<never> {
  return fail('backup-unusable', `${path} cannot be used: ${why}.`, 'Choose another file that "backup" made.');
}
