import type { Database } from 'better-sqlite3';

const wordFor = { main: 'The history was', desk: 'The notes were' } as const;

/**
 * Brings a file to the newest schema, in one transaction.
 *
 * @param scripts numbered and append-only: the n-th takes the file from schema n to n + 1
 * @throws when the file was written by a newer Danping: it is left untouched.
 */
export function runMigrations(database: Database, schema: keyof typeof wordFor, scripts: readonly string[]): void {
  const held = Number(database.pragma(`${schema}.user_version`, { simple: true }));
  if (held > scripts.length) {
    throw new Error(`${wordFor[schema]} written by a newer version of Danping (schema ${held}, this one knows ${scripts.length}). Install the newer version; nothing was changed.`);
  }
  if (held === scripts.length) return;
  database.transaction(() => {
    for (const script of scripts.slice(held)) database.exec(script);
    database.pragma(`${schema}.user_version = ${scripts.length}`);
  })();
}
