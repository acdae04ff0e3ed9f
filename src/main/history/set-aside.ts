import { existsSync, renameSync } from 'node:fs';

/** Nothing but damage makes SQLite miss what every schema of this file has. */
const missing = /^no such (table|column|index)|has no column named|already exists/;

/** Whether what stands in the file is no longer what was written, by SQLite's word or by a row's own checksum. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || (code === 'SQLITE_ERROR' && missing.test(error.message));
}

/** Damage that neither SQLite nor a row has named: the file's own head says what cannot be. */
export class FileDamaged extends Error {
  readonly code = 'SQLITE_CORRUPT_FILE';
}

/**
 * Moves a damaged history out of the way, never deleting anything; what is whole in it is taken over, and the relay fills
 * the rest.
 *
 * @returns where it lies now
 */
export function setAside(file: string, now: Date): string {
  const aside = `${file}.damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  for (const part of ['', '-wal', '-shm']) if (existsSync(file + part)) renameSync(file + part, aside + part);
  return aside;
}
