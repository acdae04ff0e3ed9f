import { chmodSync, closeSync, constants, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { toIso, type EpochMs } from '../../../src/shared/contract/time.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { alreadyServed, isServed, lockForServing } from '../../log/serve-lock.ts';
import { codeOf, prepareDataFolder, syncFolder } from '../../sqlite/open.ts';
import { readBackup, removeDirectory } from './backup-file.ts';
import { restoringFolder } from './interrupted.ts';

export interface Restored {
  readonly epoch: string;
  readonly head: number;
  /** When the backup was made, UTC. */
  readonly madeAt: string;
  /** Where the databases lie that were there before; `null` when there were none. */
  readonly setAside: string | null;
}

const databases = ['events.db', 'directory.db'] as const;
/** What SQLite keeps beside a database belongs to it. */
const besides = ['', '-wal', '-shm'] as const;

/**
 * Puts a backup in place under a new epoch, so that every client starts anew. What was there is set aside, never
 * deleted. Fails with `already-served`, `backup-unusable`, `database-newer` or `restore-failed`.
 */
export function restoreBackup(folder: string, from: string, now: EpochMs): Result<Restored> {
  // To look the file through takes a while, and would be for nothing.
  if (isServed(folder)) return alreadyServed(folder);
  const contents = readBackup(from);
  if (!contents.ok) return contents;
  const prepared = prepareDataFolder(folder);
  if (!prepared.ok) return prepared;
  const lock = lockForServing(folder);
  if (!lock.ok) return lock;
  try {
    const { directory, head, madeAt } = contents.value;
    const ready = restoringFolder(folder);
    const epoch = prepare(ready, from, directory);
    const setAside = setPresentAside(folder, now);
    for (const file of databases) renameSync(join(ready, file), join(folder, file));
    syncFolder(folder);
    rmdirSync(ready);
    return ok({ epoch, head, madeAt, setAside });
  } catch (error) {
    return fail(
      'restore-failed',
      `The backup could not be put in place (${codeOf(error)}).`,
      `Free some space or give this user the right to write in ${folder}, then run "restore" again; nothing was deleted.`,
    );
  } finally {
    lock.value.release();
  }
}

/** Makes both databases whole in a folder of their own. @returns the new epoch. */
function prepare(ready: string, from: string, directory: Buffer): string {
  rmSync(ready, { recursive: true, force: true });
  mkdirSync(ready, { mode: 0o700 });
  const [events, people] = databases.map((file) => join(ready, file));
  if (events === undefined || people === undefined) throw new Error('two databases are restored');
  copyFileSync(from, events, constants.COPYFILE_FICLONE);
  writeFileSync(people, directory);
  const db = new Database(events);
  try {
    db.pragma('synchronous = FULL');
    return db.transaction(() => {
      db.exec(removeDirectory);
      return db.prepare<[], string>(`UPDATE meta SET value = lower(hex(randomblob(16))) WHERE key = 'epoch' RETURNING value`).pluck().get() ?? '';
    })();
  } finally {
    db.close();
    for (const path of [events, people]) bringToDisk(path);
    syncFolder(ready);
  }
}

function bringToDisk(path: string): void {
  chmodSync(path, 0o600);
  const handle = openSync(path, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

function setPresentAside(folder: string, now: EpochMs): string | null {
  const present = databases.flatMap((file) => besides.map((beside) => file + beside)).filter((file) => existsSync(join(folder, file)));
  if (present.length === 0) return null;
  const aside = join(folder, `before-restore-${toIso(now).replaceAll(/[-:.]/g, '')}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const file of present) renameSync(join(folder, file), join(aside, file));
  syncFolder(aside);
  return aside;
}
