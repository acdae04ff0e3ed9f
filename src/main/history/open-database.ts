import { chmodSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { copyBefore, dropOldCopies } from './care/copy-before.ts';
import { beginSalvage } from './care/salvage.ts';
import { salvageNotes } from './care/salvage-notes.ts';
import { historyMigrations, migrate } from './migrations.ts';
import { deskMigrations, migrateDesk } from './notes/desk-migrations.ts';
import { schemaOf } from './run-migrations.ts';
import type { SealedRow } from './seal.ts';
import { deskSeals } from './sealed-tables.ts';
import { FileDamaged, isDamage, setAside } from './set-aside.ts';

const busyTimeoutMs = 5_000;

/** Where the agent's own notes lie: beside the history, in a file of their own. */
export function deskFile(historyFile: string): string {
  return path.join(path.dirname(historyFile), 'desk.db');
}

/** Where damaged files were moved to; `null` where there was no damage. */
export interface Aside {
  readonly damagedAside: string | null;
  readonly notesAside: string | null;
}

export interface OpenedFiles<Opened> extends Aside {
  readonly opened: Opened;
}

/**
 * Opens history and notes for writing. Before a migration each file is copied. Of the two, the one that is damaged is set
 * aside and begun anew; what is whole in it is taken over.
 *
 * @param isDamaged something was found damaged already
 * @param use what is made of the open files: damage may show itself only there
 * @throws NewerSchema, and what the disk says; nothing was changed then
 */
export function openFiles<Opened>(file: string, isDamaged: boolean, use: (database: Database.Database) => Opened): OpenedFiles<Opened> {
  const none: Aside = { damagedAside: null, notesAside: null };
  let aside: Aside = { ...none, ...(isDamaged && setAsideTheDamaged(file, new Date())) };
  for (let triesLeft = 2; ; triesLeft -= 1) {
    try {
      copyBeforeMigrations(file);
      const opened = open(file, aside, use);
      dropOldCopies(path.dirname(file), Date.now());
      return { opened, ...aside };
    } catch (error) {
      if (!isDamage(error) || triesLeft === 0) throw error;
      aside = { ...aside, ...setAsideTheDamaged(file, new Date()) };
    }
  }
}

/** Both are looked at before either is touched. */
function copyBeforeMigrations(file: string): void {
  const files = [
    { path: file, held: schemaOf(file, 'main', historyMigrations.length), known: historyMigrations.length },
    { path: deskFile(file), held: schemaOf(deskFile(file), 'desk', deskMigrations.length), known: deskMigrations.length },
  ];
  for (const { path: one, held, known } of files) if (held > 0 && held < known) copyBefore(one, held);
}

/** For reading only: a thread that searches never keeps the writer waiting. */
export function openForReading(file: string): Database.Database {
  const database = new Database(file, { readonly: true, timeout: busyTimeoutMs });
  try {
    database.prepare('ATTACH DATABASE ? AS desk').run(deskFile(file));
    database.pragma('temp_store = MEMORY');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Once SQLite has said that something is damaged: finds out which of the two files, and moves it out of the way. */
function setAsideTheDamaged(file: string, now: Date): { readonly damagedAside: string } | { readonly notesAside: string } {
  const notes = deskFile(file);
  return isSound(notes) ? { damagedAside: setAside(file, now) } : { notesAside: setAside(notes, now) };
}

function open<Opened>(file: string, { damagedAside, notesAside }: Aside, use: (database: Database.Database) => Opened): Opened {
  const database = new Database(file, { timeout: busyTimeoutMs });
  try {
    database.prepare('ATTACH DATABASE ? AS desk').run(deskFile(file));
    // Before anything is written: the logs beside them are made as they are.
    for (const one of [file, deskFile(file)]) chmodSync(one, 0o600);
    // What is sorted never goes to a folder that others may read.
    database.pragma('temp_store = MEMORY');
    for (const schema of ['main', 'desk']) {
      if (database.pragma(`${schema}.journal_mode = WAL`, { simple: true }) !== 'wal') throw new FileDamaged(`The head of ${schema} is not what was written.`);
      database.pragma(`${schema}.synchronous = FULL`);
      database.pragma(`${schema}.secure_delete = ON`);
    }
    database.pragma('foreign_keys = ON');
    migrate(database);
    migrateDesk(database);
    // Nobody can fill the notes again, so that damage is wanted to be known early: a millisecond for five thousand of them.
    if (database.pragma('desk.quick_check(1)', { simple: true }) !== 'ok') throw new FileDamaged('A page of the notes is no longer what was written.');
    if (damagedAside !== null) beginSalvage(database, damagedAside);
    if (notesAside !== null) database.transaction(() => salvageNotes(database, notesAside)).immediate();
    return use(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The notes are few: looking at all of them takes no time. */
function isSound(file: string): boolean {
  try {
    const database = new Database(file, { timeout: busyTimeoutMs });
    try {
      return database.pragma('quick_check(1)', { simple: true }) === 'ok' && hasWholeRows(database);
    } finally {
      database.close();
    }
  } catch (error) {
    return !isDamage(error);
  }
}

function hasWholeRows(desk: Database.Database): boolean {
  if (Number(desk.pragma('user_version', { simple: true })) !== deskMigrations.length) return true;
  return deskSeals.every((seal) => {
    const rows = desk.prepare<[], SealedRow<typeof seal>>(`SELECT ${seal.selected('r')} FROM ${seal.table.replace('desk.', '')} r`).all();
    return rows.every((row) => row.checksum === seal.of(row));
  });
}
