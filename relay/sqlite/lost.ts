import { existsSync, statSync } from 'node:fs';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { databasePath, inspectDatabase, schemaOf } from './inspect.ts';

export type RelayFile = 'events.db' | 'directory.db';

/**
 * Which of the two databases a relay had in this folder and has no more: deleted or emptied, which SQLite takes for new.
 * `directory.db` is made before `events.db`, and remembers where the relay listened, which it does with both.
 */
export function lostFrom(folder: string): RelayFile | null {
  if (!isMade(databasePath(folder, 'directory.db'))) return existsSync(databasePath(folder, 'events.db')) ? 'directory.db' : null;
  return !isMade(databasePath(folder, 'events.db')) && hasListened(folder) ? 'events.db' : null;
}

/** Fails with `database-lost` where going on would begin anew without a word. */
export function checkNothingLost(folder: string): Result<void> {
  const lost = lostFrom(folder);
  if (lost === null) return ok(undefined);
  return fail('database-lost', `${databasePath(folder, lost)} ${lostWords(lost)}.`, mendOfLoss);
}

export function lostWords(lost: RelayFile): string {
  return `is missing or empty, though a relay kept ${lost === 'directory.db' ? 'sources and people' : 'events'} there`;
}

export const mendOfLoss = 'Put a backup in its place with "restore"; "serve --begin-anew" begins without it.';

/** What cannot be read is damaged, and told by whoever opens it. */
function isMade(path: string): boolean {
  if (!existsSync(path) || statSync(path).size === 0) return false;
  const schema = inspectDatabase(path, schemaOf);
  return !schema.ok || schema.value > 0;
}

function hasListened(folder: string): boolean {
  const listened = inspectDatabase(databasePath(folder, 'directory.db'), (db) => db.prepare(`SELECT 1 FROM meta WHERE key = 'listen-url'`).get() !== undefined);
  return listened.ok && listened.value;
}
