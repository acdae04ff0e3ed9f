import type { Database, Statement } from 'better-sqlite3';

export interface StaleMark {
  readonly sort: 'call' | 'tail';
  /** A call id, or the last digits of a customer's number. */
  readonly value: string;
  readonly done_from: number | null;
}

/**
 * Which rows of the history do not show yet what was written in the notes. Marked in the same transaction as the note, so
 * that after a crash between the two files the rows still follow.
 */
export class StaleCalls {
  readonly #mark: Statement<[string, string]>;
  readonly #next: Statement<[], StaleMark>;
  readonly #moveOn: Statement<[number, string, string]>;
  readonly #unmark: Statement<[string, string]>;

  constructor(database: Database) {
    this.#mark = database.prepare(
      'INSERT INTO desk.stale (sort, value) VALUES (?, ?) ON CONFLICT (sort, value) DO UPDATE SET done_from = NULL',
    );
    this.#next = database.prepare('SELECT sort, value, done_from FROM desk.stale LIMIT 1');
    this.#moveOn = database.prepare('UPDATE desk.stale SET done_from = ? WHERE sort = ? AND value = ?');
    this.#unmark = database.prepare('DELETE FROM desk.stale WHERE sort = ? AND value = ?');
  }

  mark(sort: StaleMark['sort'], value: string): void {
    this.#mark.run(sort, value);
  }

  next(): StaleMark | null {
    return this.#next.get() ?? null;
  }

  doneFrom(mark: StaleMark, key: number): void {
    this.#moveOn.run(key, mark.sort, mark.value);
  }

  unmark(mark: Pick<StaleMark, 'sort' | 'value'>): void {
    this.#unmark.run(mark.sort, mark.value);
  }
}
