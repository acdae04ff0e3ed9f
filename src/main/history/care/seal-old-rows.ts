import type { Database, Statement } from 'better-sqlite3';
import { takeSlice } from '../chores.ts';
import type { RowSeal, SealedValue } from '../seal.ts';
import { callSeal, eventSeal } from '../sealed-tables.ts';

const rowsOfSlice = 200;

interface Unsealed extends Readonly<Record<string, SealedValue>> {
  readonly row: number;
}

/** Gives the rows of a history from before the checksums theirs, in slices. */
export class SealOldRows {
  readonly #database: Database;
  readonly #sealedTo: Statement<[], { sealed_to: number | null }>;
  readonly #some: Statement<[number, number], Unsealed>;
  readonly #seal: Statement<[number, number]>;
  readonly #noteSealedTo: Statement<[number | null]>;
  readonly #of: RowSeal<string>;

  /** @returns what is left to do */
  static find(database: Database): readonly SealOldRows[] {
    return [callSeal, eventSeal].map((seal) => new SealOldRows(database, seal)).filter((work) => work.#place() !== null);
  }

  private constructor(database: Database, seal: RowSeal<string>) {
    const { table, columns } = seal;
    this.#database = database;
    this.#of = seal;
    this.#sealedTo = database.prepare(`SELECT ${table}_sealed_to AS sealed_to FROM care`);
    this.#some = database.prepare(`SELECT rowid AS row, ${columns.join(', ')} FROM ${table} WHERE rowid > ? AND checksum IS NULL ORDER BY rowid LIMIT ?`);
    this.#seal = database.prepare(`UPDATE ${table} SET checksum = ? WHERE rowid = ?`);
    this.#noteSealedTo = database.prepare(`UPDATE care SET ${table}_sealed_to = ?`);
  }

  get name(): string {
    return `seal ${this.#of.table}`;
  }

  /** @returns whether more is left */
  some(): boolean {
    return this.#database
      .transaction(() => {
        const rows = this.#some.all(this.#place() ?? 0, rowsOfSlice);
        const last = takeSlice(rows, (row) => this.#seal.run(this.#of.of(row), row.row)).at(-1);
        this.#noteSealedTo.run(last?.row ?? null);
        return last !== undefined;
      })
      .immediate();
  }

  #place(): number | null {
    return this.#sealedTo.get()?.sealed_to ?? null;
  }
}
