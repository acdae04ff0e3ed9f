import { chmodSync, closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import { faultIn, schemaOf } from './inspect.ts';

/** So long a copy can be gone back to; it holds customers' numbers and does not stay for ever. */
const keptMs = 14 * 24 * 3_600_000;

/**
 * Copies a database as it is before its migration, beside it, as `FILE.schema-N`: it gets that name only once it was looked through as a
 * whole. Several processes may do so at once. Throws SQLite's own errors, also where the database itself is damaged.
 */
export function copyBefore(path: string, schema: number): void {
  const draft = `${path}.schema-${schema}.${process.pid}.part`;
  try {
    vacuumInto(path, draft);
    // Otherwise another process has migrated it meanwhile, and made its own copy.
    if (!isWhole(draft, schema)) return;
    bringToDisk(draft);
    renameSync(draft, `${path}.schema-${schema}`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Lets go of the copies that nobody will go back to, and of what a killed process left of one. */
export function dropCopies(path: string, madeBefore: EpochMs): void {
  const folder = dirname(path);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(path)}.schema-`)) continue;
    const copy = join(folder, name);
    if (statSync(copy).mtimeMs < madeBefore) rmSync(copy, { force: true });
  }
}

export function oldestKept(now: EpochMs): EpochMs {
  return now - keptMs;
}

function vacuumInto(path: string, to: string): void {
  rmSync(to, { force: true });
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
}

function isWhole(path: string, schema: number): boolean {
  const db = new Database(path, { readonly: true });
  try {
    return faultIn(db, 'quick_check') === null && schemaOf(db) === schema;
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
