import { statSync } from 'node:fs';
import { databasePath } from '../sqlite/inspect.ts';

/** @returns the bytes of the log's database and its WAL by file name, 0 for a file that is not there; `null` when the disk does not say. */
export function logFileSizes(folder: string): Readonly<Record<string, number>> | null {
  const path = databasePath(folder, 'events.db');
  try {
    return { 'events.db': sizeOf(path), 'events.db-wal': sizeOf(`${path}-wal`) };
  } catch {
    return null;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
