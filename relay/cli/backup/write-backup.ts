import { hash, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { toIso, type EpochMs } from '../../../src/shared/contract/time.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { eventMigrations } from '../../log/migrations.ts';
import { checkNothingLost } from '../../sqlite/lost.ts';
import { makeSchema } from '../../sqlite/migrate.ts';
import { databasePath } from '../../sqlite/inspect.ts';
import { codeOf, syncFolder } from '../../sqlite/open.ts';
import { addDirectory, backupFormat, readBackup } from './backup-file.ts';

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly epoch: string;
  readonly head: number;
}

/**
 * Writes a copy of both databases, each as it is at one moment, beside a relay that may be writing them. It gets its
 * name only once it is whole and looked through; nothing is ever overwritten. Fails with `file-exists`, `data-folder`,
 * `backup-failed` or `backup-unusable`.
 */
export function writeBackup(folder: string, to: string, now: EpochMs): Result<Backup> {
  if (!existsSync(databasePath(folder, 'directory.db')) && !existsSync(databasePath(folder, 'events.db'))) {
    return fail('data-folder', `There is no relay's data in ${folder}.`, 'Correct --data; the folder is made by "serve" or the first "source add".');
  }
  const whole = checkNothingLost(folder);
  if (!whole.ok) return whole;
  if (existsSync(to)) return exists(to);
  const unfinished = join(dirname(resolve(to)), `.${basename(to)}.${randomBytes(4).toString('hex')}`);
  try {
    process.umask(0o077);
    copyBoth(folder, unfinished, now);
    const read = readBackup(unfinished);
    if (!read.ok) return fail('backup-failed', 'The copy was not written as it should be.', 'Check the disk with "doctor", then try again.');
    bringToDisk(unfinished);
    if (!giveName(unfinished, to)) return exists(to);
    return ok({ file: to, bytes: statSync(to).size, epoch: read.value.epoch, head: read.value.head });
  } catch (error) {
    return fail('backup-failed', `The backup cannot be written to ${to} (${codeOf(error)}).`, 'Choose another place, or free some space there.');
  } finally {
    for (const left of [unfinished, `${unfinished}-journal`, `${unfinished}-directory`]) rmSync(left, { force: true });
  }
}

function copyBoth(folder: string, to: string, now: EpochMs): void {
  const directory = copyOf(databasePath(folder, 'directory.db'), `${to}-directory`);
  const events = databasePath(folder, 'events.db');
  const isServed = existsSync(events);
  if (isServed) vacuumInto(events, to);
  const db = new Database(to);
  try {
    // Before the first "serve" there are people and sources, and no events.
    if (!isServed) makeSchema(db, eventMigrations);
    db.exec(addDirectory);
    db.prepare('INSERT INTO backup (format, made_at, directory_sha256, directory) VALUES (?, ?, ?, ?)').run(
      backupFormat,
      toIso(now),
      hash('sha256', directory, 'hex'),
      directory,
    );
  } finally {
    db.close();
  }
}

function copyOf(path: string, by: string): Buffer {
  vacuumInto(path, by);
  return readFileSync(by);
}

/** Reads one moment of the database and holds up nobody who writes. */
function vacuumInto(path: string, to: string): void {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
}

function bringToDisk(path: string): void {
  chmodSync(path, 0o600);
  const handle = openSync(path, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

/** @returns false when somebody else took the name meanwhile. */
function giveName(unfinished: string, to: string): boolean {
  try {
    linkSync(unfinished, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // Not every file system has links.
    renameSync(unfinished, to);
  }
  syncFolder(dirname(resolve(to)));
  return true;
}

function exists(to: string): Result<never> {
  return fail('file-exists', `${to} exists already.`, 'Choose another name; a backup overwrites nothing.');
}
