import type { Database, Statement } from 'better-sqlite3';
import type { Cursor } from '../../shared/contract/event.ts';
import { cursorSeal } from './sealed-tables.ts';

/** How far this history has committed the relay's log. */
export class CursorTable {
  readonly #get: Statement<[], Cursor & { readonly checksum: number | null }>;
  readonly #set: Statement<[string, number, number]>;

  constructor(database: Database) {
    this.#get = database.prepare('SELECT epoch, seq, checksum FROM cursor');
    this.#set = database.prepare(
      `INSERT INTO cursor (only_row, epoch, seq, checksum) VALUES (1, ?, ?, ?)
       ON CONFLICT (only_row) DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq, checksum = excluded.checksum`,
    );
  }

  /** @returns `null` also for one that is no longer what was written: the relay repeats what it has, and nothing is passed over. */
  get(): Cursor | null {
    const held = this.#get.get();
    if (!held) return null;
    const { checksum, ...cursor } = held;
    return checksum === null || checksum === cursorSeal.of(cursor) ? cursor : null;
  }

  set(cursor: Cursor): void {
    this.#set.run(cursor.epoch, cursor.seq, cursorSeal.of({ epoch: cursor.epoch, seq: cursor.seq }));
  }
}
