import path from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from './migrations.ts';
import { migrateDesk } from './notes/desk-migrations.ts';
import { isDamage, setAside } from './set-aside.ts';

const busyTimeoutMs = 5_000;

/** Where the agent's own notes lie: beside the history, in a file of their own. */
export function deskFile(historyFile: string): string {
  return path.join(path.dirname(historyFile), 'desk.db');
}

export interface OpenedFiles<Opened> {
  readonly opened: Opened;
  readonly damagedAside: string | null;
  readonly notesAside: string | null;
}

/**
 * Opens history and notes for writing; of the two, the one that is damaged is set aside and begun anew.
 *
 * @param isDamaged something was found damaged already
 * @param use what is made of the open files: damage may show itself only there
 */
export function openFiles<Opened>(file: string, isDamaged: boolean, use: (database: Database.Database) => Opened): OpenedFiles<Opened> {
  const aside = { damagedAside: null, notesAside: null, ...(isDamaged && setAsideTheDamaged(file, new Date())) };
  for (let triesLeft = 2; ; triesLeft -= 1) {
    try {
      return { opened: open(file, use), ...aside };
    } catch (error) {
      if (!isDamage(error) || triesLeft === 0) throw error;
      Object.assign(aside, setAsideTheDamaged(file, new Date()));
    }
  }
}

/** For reading only: a thread that searches never keeps the writer waiting. */
export function openForReading(file: string): Database.Database {
  const database = new Database(file, { readonly: true, timeout: busyTimeoutMs });
  try {
    database.prepare('ATTACH DATABASE ? AS desk').run(deskFile(file));
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

function open<Opened>(file: string, use: (database: Database.Database) => Opened): Opened {
  const database = new Database(file, { timeout: busyTimeoutMs });
  try {
    database.prepare('ATTACH DATABASE ? AS desk').run(deskFile(file));
    for (const schema of ['main', 'desk']) {
      database.pragma(`${schema}.journal_mode = WAL`);
      database.pragma(`${schema}.synchronous = FULL`);
      database.pragma(`${schema}.secure_delete = ON`);
    }
    database.pragma('foreign_keys = ON');
    migrate(database);
    migrateDesk(database);
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
      return database.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      database.close();
    }
  } catch (error) {
    return !isDamage(error);
  }
}
