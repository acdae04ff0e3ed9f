import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { codeOf } from '../sqlite/open.ts';

export interface ServeLock {
  release(): void;
}

/**
 * Makes this process the only one that serves the folder. The operating system holds the lock, so that it is free
 * again after any death of the process. Fails with `already-served`.
 */
export function lockForServing(folder: string): Result<ServeLock> {
  const path = join(folder, 'serve.lock');
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { timeout: 0 });
    chmodSync(path, 0o600);
    db.exec('BEGIN EXCLUSIVE');
    const held = db;
    return ok({ release: () => held.close() });
  } catch (error) {
    db?.close();
    if (codeOf(error) === 'SQLITE_BUSY') {
      return alreadyServed(folder);
    }
    return fail(
      'data-folder',
      `The data folder ${folder} cannot be locked (${codeOf(error)}).`,
      'Choose another with --data, or give this user the right to write there.',
    );
  }
}

/** Whether some relay serves the folder at this moment. */
export function isServed(folder: string): boolean {
  const path = join(folder, 'serve.lock');
  if (!existsSync(path)) return false;
  const db = new Database(path, { readonly: true, timeout: 0 });
  try {
    db.prepare('SELECT 1 FROM sqlite_schema').get();
    return false;
  } catch (error) {
    if (codeOf(error) === 'SQLITE_BUSY') return true;
    throw error;
  } finally {
    db.close();
  }
}

export function alreadyServed(folder: string): Result<never> {
  return fail('already-served', `Another relay serves the folder ${folder}.`, 'Stop it first, or choose another folder with --data.');
}
