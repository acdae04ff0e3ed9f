import { chmodSync, closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { EpochMs } from '../../../shared/contract/time.ts';
import { FileDamaged } from '../set-aside.ts';

/** So long a copy can be gone back to; it holds customers' numbers and does not stay for ever. */
const copiesKeptMs = 14 * 24 * 3_600_000;

/**
 * Copies a file as it is before a migration, looked through as a whole: only then it gets its name. Killed before that, it
 * is made anew.
 *
 * @returns where the copy lies
 * @throws what the disk says, and damage of the file itself: nothing is migrated then
 */
export function copyBefore(file: string, schema: number): string {
  const copy = `${file}.schema-${schema}`;
  const draft = `${copy}.part`;
  rmSync(draft, { force: true });
  try {
    vacuumInto(file, draft);
    lookThrough(draft, schema);
    bringToDisk(draft);
    renameSync(draft, copy);
    return copy;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Lets go of copies that nobody will go back to. */
export function dropOldCopies(folder: string, now: EpochMs): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (/\.db\.schema-\d+$/.test(name) && now - statSync(file).mtimeMs > copiesKeptMs) rmSync(file, { force: true });
  }
}

function vacuumInto(file: string, to: string): void {
  const database = new Database(file, { readonly: true });
  try {
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
}

function lookThrough(file: string, schema: number): void {
  const database = new Database(file, { readonly: true });
  try {
    const isWhole = database.pragma('quick_check(1)', { simple: true }) === 'ok';
    if (!isWhole || Number(database.pragma('user_version', { simple: true })) !== schema) throw new FileDamaged(`${file} was not copied as it is.`);
  } finally {
    database.close();
  }
}

function bringToDisk(file: string): void {
  chmodSync(file, 0o600);
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
