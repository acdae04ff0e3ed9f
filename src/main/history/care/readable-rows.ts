import type { Statement } from 'better-sqlite3';
import { isDamage } from '../set-aside.ts';

const furthest = 2 ** 50;

/**
 * Walks a table of a damaged file by its keys, in the order of the statement, around what cannot be read.
 *
 * @param some reads so many rows beyond a key: `… WHERE key < ? ORDER BY key DESC LIMIT ?`, or upwards
 * @param sign the direction of the walk
 */
export class ReadableRows<Row extends { readonly key: number }> {
  readonly #some: Statement<[number, number], Row>;
  readonly #sign: 1 | -1;

  constructor(some: Statement<[number, number], Row>, sign: 1 | -1) {
    this.#some = some;
    this.#sign = sign;
  }

  /** The next rows beyond the key, where there are any; so many at most. */
  beyond(key: number, limit: number): readonly Row[] {
    for (let from: number | null = key; from !== null; from = this.#pastDamage(from)) {
      const rows = this.#read(from, limit) ?? this.#read(from, 1);
      if (rows) return rows;
    }
    return [];
  }

  #pastDamage(from: number): number | null {
    let good = 1;
    while (good < furthest && !this.#read(from + this.#sign * good, 1)) good *= 2;
    if (good >= furthest) return null;
    for (let bad = Math.floor(good / 2); good - bad > 1; ) {
      const between = Math.floor((good + bad) / 2);
      if (this.#read(from + this.#sign * between, 1)) good = between;
      else bad = between;
    }
    return from + this.#sign * good;
  }

  #read(from: number, limit: number): readonly Row[] | null {
    try {
      const rows = this.#some.all(from, limit);
      // A damaged page may name any key: whoever followed it would walk in a circle.
      return rows.every(({ key }, index) => this.#sign * (key - (rows[index - 1]?.key ?? from)) > 0) ? rows : null;
    } catch (error) {
      if (isDamage(error)) return null;
      throw error;
    }
  }
}
