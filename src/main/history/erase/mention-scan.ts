import type { Database } from 'better-sqlite3';
import type { Mentions } from './mentions.ts';

/** Rows looked at before others may ask the thread something. */
const rowsOfSlice = 2_000;

/** What still mentions a number. */
export interface Mentioned {
  readonly eventIds: readonly string[];
  readonly callIds: readonly string[];
  readonly unreadableRows: readonly number[];
  readonly noteCallIds: readonly string[];
  readonly contactIds: readonly string[];
}

const places = {
  eventIds: { table: 'events', id: 'id', text: 'body' },
  callIds: { table: 'calls', id: 'call_id', text: 'body' },
  unreadableRows: { table: 'unreadable_items', id: 'rowid', text: 'body' },
  noteCallIds: { table: 'desk.wrap_up', id: 'call_id', text: 'note' },
  contactIds: { table: 'desk.contacts', id: 'id', text: "name || ' ' || coalesce(company, '') || ' ' || coalesce(note, '')" },
} as const;
type Place = keyof typeof places;

/** Reads through everything that is kept, slice by slice, and names what mentions the number. */
export async function findMentions(database: Database, mentions: Mentions, pause: () => Promise<void>): Promise<Mentioned> {
  const find = (place: Place): Promise<readonly (string | number)[]> => scan(database, place, mentions, pause);
  const texts = async (place: Place): Promise<readonly string[]> => (await find(place)).map(String);
  return {
    eventIds: await texts('eventIds'),
    callIds: await texts('callIds'),
    unreadableRows: (await find('unreadableRows')).map(Number),
    noteCallIds: await texts('noteCallIds'),
    contactIds: await texts('contactIds'),
  };
}

async function scan(database: Database, place: Place, mentions: Mentions, pause: () => Promise<void>): Promise<readonly (string | number)[]> {
  if (mentions.lastDigits === null) return [];
  const { table, id, text } = places[place];
  const last = database.prepare<[number], { last: number | null }>(
    `SELECT max(rowid) AS last FROM (SELECT rowid FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ${rowsOfSlice})`,
  );
  const some = database.prepare<[number, number, string], { id: string | number; text: string }>(
    `SELECT ${id} AS id, ${text} AS text FROM ${table} WHERE rowid > ? AND rowid <= ? AND instr(${text}, ?) > 0`,
  );
  const found: (string | number)[] = [];
  let from = 0;
  for (;;) {
    const until = last.get(from)?.last ?? null;
    if (until === null) return found;
    for (const row of some.iterate(from, until, mentions.lastDigits)) if (mentions.isIn(row.text)) found.push(row.id);
    from = until;
    await pause();
  }
}
