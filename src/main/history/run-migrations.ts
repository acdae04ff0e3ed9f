import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { FileDamaged } from './set-aside.ts';

const wordFor = { main: 'The call history was', desk: 'The notes were' } as const;
/** SQLite keeps the number in four bytes, of which schemas need the lower two for a long time to come. */
const lowerBytes = 65_536;

/** A file that only a newer Danping may touch. */
export class NewerSchema extends Error {
  readonly code = 'history-newer';
}

/**
 * Looks at a file before anything may change it.
 *
 * @returns its schema; 0 for one that does not exist or holds nothing yet
 * @throws NewerSchema when it was written by a newer Danping: it is left untouched
 */
export function schemaOf(file: string, schema: keyof typeof wordFor, known: number): number {
  if (!existsSync(file)) return 0;
  const database = new Database(file, { readonly: true });
  try {
    const held = Number(database.pragma('user_version', { simple: true }));
    if (isFlipped(held, known)) throw new FileDamaged(`${file} names a schema that cannot be.`);
    if (held > known) {
      throw new NewerSchema(`${wordFor[schema]} written by a newer version of Danping (schema ${held}, this one knows ${known}). Install the newer version; nothing was changed.`);
    }
    return held;
  } finally {
    database.close();
  }
}

/** A byte of the file's head that changed on disk makes no newer schema of one that is known. */
function isFlipped(held: number, known: number): boolean {
  const lower = ((held % lowerBytes) + lowerBytes) % lowerBytes;
  return (held < 0 || held >= lowerBytes) && lower > 0 && lower <= known;
}

/**
 * Brings a file to the newest schema, in one transaction.
 *
 * @param scripts numbered and append-only: the n-th takes the file from schema n to n + 1
 * @param afterwards what no script can do, in the same transaction
 */
export function runMigrations(
  database: Database.Database,
  schema: keyof typeof wordFor,
  scripts: readonly string[],
  afterwards: (database: Database.Database) => void = () => undefined,
): void {
  const held = Number(database.pragma(`${schema}.user_version`, { simple: true }));
  if (held >= scripts.length) return;
  database
    .transaction(() => {
      for (const script of scripts.slice(held)) database.exec(script);
      afterwards(database);
      database.pragma(`${schema}.user_version = ${scripts.length}`);
    })
    .immediate();
}
