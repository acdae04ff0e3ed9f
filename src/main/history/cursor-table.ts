import type { Database, Statement } from 'better-sqlite3';
import type { Cursor } from '../../shared/contract/event.ts';

/** How far this history has committed the relay's log. */
export class CursorTable {
  readonly #get: Statement<[], Cursor>;
  readonly #set: Statement<[string, number]>;

  constructor(database: Database) {
    this.#get = database.prepare('SELECT epoch, seq FROM cursor');
    this.#set = database.prepare(
      'INSERT INTO cursor (only_row, epoch, seq) VALUES (1, ?, ?) ON CONFLICT (only_row) DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq',
    );
  }

  get(): Cursor | null {
    return this.#get.get() ?? null;
  }

  set(cursor: Cursor): void {
    this.#set.run(cursor.epoch, cursor.seq);
  }
}
