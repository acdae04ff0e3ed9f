import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { databasePath } from '../../sqlite/inspect.ts';

/** Where a restore makes the databases ready before it exchanges them. */
export function restoringFolder(folder: string): string {
  return join(folder, 'restoring');
}

/**
 * Keeps a relay from starting an empty log where a restore was cut off between setting the old databases aside and
 * putting the new ones in place. Fails with `restore-interrupted`.
 */
export function checkNoRestoreInterrupted(folder: string): Result<void> {
  const isWhole = existsSync(databasePath(folder, 'events.db')) && existsSync(databasePath(folder, 'directory.db'));
  if (isWhole || !existsSync(restoringFolder(folder))) return ok(undefined);
  return fail('restore-interrupted', `A restore into ${folder} was interrupted.`, 'Run "restore" again with the same file.');
}
