import { existsSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type Database from 'better-sqlite3';
import { directoryMigrations } from '../../auth/migrations.ts';
import { verifyAudit } from '../../auth/web/audit.ts';
import { eventMigrations } from '../../log/migrations.ts';
import { databasePath, faultIn, inspectDatabase, schemaOf } from '../../sqlite/inspect.ts';
import { lostFrom, lostWords, mendOfLoss } from '../../sqlite/lost.ts';
import { warn, well, wrong, type Finding } from './finding.ts';

const files = [
  { file: 'events.db', known: eventMigrations.length },
  { file: 'directory.db', known: directoryMigrations.length },
] as const;

const putBack = 'Stop the relay, then put a backup in its place with "restore"; the damaged file is kept.';

/** Whether both databases are whole and of this relay's schema. */
export function checkDatabases(folder: string): Finding[] {
  const lost = lostFrom(folder);
  return files.flatMap(({ file, known }) => {
    const path = databasePath(folder, file);
    if (file === lost) return [wrong(file, `It ${lostWords(lost)}.`, mendOfLoss)];
    if (!existsSync(path)) return [warn(file, 'There is none yet.', 'It is made by "serve" or the first "source add".')];
    const looked = inspectDatabase(path, (db) => {
      const fault = faultIn(db, 'quick_check');
      if (fault !== null) return [wrong(file, `It is damaged: ${fault}.`, putBack)];
      const schema = checkSchema(file, schemaOf(db), known);
      if (file === 'events.db' && schema.level !== 'wrong') return [schema, checkEvents(db)];
      return file === 'directory.db' && schema.level === 'ok' ? [schema, checkAudit(db)] : [schema];
    });
    return looked.ok ? looked.value : [wrong(file, looked.failure.cause, looked.failure.mend)];
  });
}

function checkSchema(file: string, found: number, known: number): Finding {
  if (found > known) return wrong(file, `It was written by a newer relay (schema ${found}; this one knows ${known}).`, 'Use the newer relay.');
  if (found < known) return warn(file, `It is of an older relay (schema ${found} of ${known}).`, 'The next "serve" brings it up to date; back it up before.');
  return well(file, `It is whole, schema ${found}.`);
}

function checkAudit(db: Database.Database): Finding {
  const { count, brokenAt } = verifyAudit(db);
  if (brokenAt === null) return well('audit', `${count} entries, none changed and none missing.`);
  return wrong('audit', `Entry ${brokenAt} was changed or is missing.`, 'Somebody changed directory.db past the relay, or the disk did: compare it with a backup, and keep both.');
}

/** SQLite does not see a flipped byte inside a text, nor a missing row. */
function checkEvents(db: Database.Database): Finding {
  let count = 0;
  let damaged = 0;
  let first: number | null = null;
  let last = 0;
  for (const { seq, checksum, json } of db.prepare<[], { seq: number; checksum: number; json: string }>('SELECT seq, checksum, json FROM event ORDER BY seq').iterate()) {
    first ??= seq;
    last = seq;
    count++;
    // The text begins with its place, which the row has once more.
    if (crc32(json) !== checksum || !json.startsWith(`{"seq":${seq},`)) damaged++;
  }
  if (first === null) return well('events', 'There are none yet.');
  if (damaged > 0) return wrong('events', `${damaged} of ${count} are no longer as they were written.`, `Check the disk. ${putBack}`);
  if (last - first + 1 !== count) return wrong('events', `${last - first + 1 - count} between ${first} and ${last} are missing.`, putBack);
  const misfiled = misfiledIn(db);
  if (misfiled > 0) return wrong('events', `${misfiled} of them are not filed under everybody whose they are.`, `Check the disk. ${putBack}`);
  return well('events', `${count}, from ${first} to ${last}, without a gap and as they were written.`);
}

/** How many entries are missing by which the events of agents are found, by what each event itself says; 0 where a schema is too old to say. */
function misfiledIn(db: Database.Database): number {
  if (schemaOf(db) < 7) return 0;
  const sought = db.prepare<[], number>('SELECT total(json_array_length(audience)) FROM event WHERE audience IS NOT NULL').pluck().get() ?? 0;
  const found = db
    .prepare<[], number>('SELECT count(*) FROM audience a CROSS JOIN event e ON e.seq = a.seq WHERE e.audience IS NOT NULL AND instr(e.audience, json_quote(a.audience_key)) > 0')
    .pluck()
    .get();
  return Math.max(0, sought - (found ?? 0));
}
