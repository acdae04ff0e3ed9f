import Database from 'better-sqlite3';
import type { SealedValue } from '../seal.ts';
import { deskSeals } from '../sealed-tables.ts';
import { isDamage } from '../set-aside.ts';
import { ReadableRows } from './readable-rows.ts';

type StoredRow = Readonly<Record<string, SealedValue>> & { readonly key: number };

const rowsAtOnce = 500;
/** From this schema on each row says what it was; of an older one, what can be read is taken. */
const firstSealedSchema = 2;
/** Without checksums: what a flipped byte would do to them is seen at once, and nobody else knows them. */
const unsealed = ['heard', 'away', 'stale'];

/**
 * Takes over what is whole of an agent's damaged notes: nobody else has them. They are few, and are taken at once.
 *
 * @param database the new notes, attached as `desk`
 */
export function salvageNotes(database: Database.Database, damagedFile: string): void {
  let damaged: Database.Database | null = null;
  try {
    damaged = new Database(damagedFile, { readonly: true });
    const isSealed = Number(damaged.pragma('user_version', { simple: true })) >= firstSealedSchema;
    const tables = [...deskSeals.map((seal) => ({ table: seal.table.replace('desk.', ''), seal })), ...unsealed.map((table) => ({ table, seal: null }))];
    for (const { table, seal } of tables) {
      for (const { key: _, ...row } of rowsOf(damaged, table, contactIds(database))) {
        const checksum = seal?.of(row);
        if (seal && isSealed && row['checksum'] !== checksum) continue;
        const whole = checksum === undefined ? row : { ...row, checksum };
        const columns = Object.keys(whole);
        database.prepare(`INSERT OR IGNORE INTO desk.${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`).run(whole);
      }
    }
  } catch (error) {
    // What cannot be opened at all gives nothing.
    if (!isDamage(error)) throw error;
  } finally {
    damaged?.close();
  }
  letRowsFollow(database);
}

/** The calls' rows show what was in the notes: they follow what is left. */
function letRowsFollow(database: Database.Database): void {
  database.exec(`INSERT OR IGNORE INTO desk.stale (sort, value) SELECT 'call', call_id FROM calls WHERE has_note = 1 OR missed = 2`);
}

function* rowsOf(damaged: Database.Database, table: string, idsOfContacts: readonly string[]): Generator<StoredRow> {
  if (table === 'contact_numbers') {
    const ofContact = damaged.prepare<[string], StoredRow>('SELECT 0 AS key, * FROM contact_numbers WHERE contact_id = ?');
    for (const id of idsOfContacts) yield* untilDamage(() => ofContact.all(id));
  } else if (table === 'stale') {
    yield* untilDamage(() => damaged.prepare<[], StoredRow>('SELECT 0 AS key, * FROM stale').all());
  } else {
    const rows = new ReadableRows(damaged.prepare<[number, number], StoredRow>(`SELECT rowid AS key, * FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ?`), 1);
    for (let some = rows.beyond(-1, rowsAtOnce); some.length > 0; some = rows.beyond(some.at(-1)?.key ?? Number.MAX_SAFE_INTEGER, rowsAtOnce)) yield* some;
  }
}

function untilDamage(read: () => readonly StoredRow[]): readonly StoredRow[] {
  try {
    return read();
  } catch (error) {
    if (isDamage(error)) return [];
    throw error;
  }
}

function contactIds(database: Database.Database): readonly string[] {
  return database.prepare<[], { id: string }>('SELECT id FROM desk.contacts').all().map(({ id }) => id);
}
