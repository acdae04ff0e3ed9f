import type { Database, Statement } from 'better-sqlite3';
import type { EpochMs } from '../../../shared/contract/time.ts';

export interface AwaySpan {
  readonly from_at: number;
  readonly to_at: number;
}

/** The times in which this desk was not connected, by the relay's clock, until the agent has looked at what happened. */
export class AwaySpans {
  readonly #lastHeard: Statement<[], { at: number }>;
  readonly #hear: Statement<[number]>;
  readonly #add: Statement<[number, number]>;
  readonly #all: Statement<[], AwaySpan>;
  readonly #clear: Statement<[]>;

  constructor(database: Database) {
    this.#lastHeard = database.prepare('SELECT at FROM desk.heard');
    this.#hear = database.prepare(
      'INSERT INTO desk.heard (only_row, at) VALUES (1, ?) ON CONFLICT (only_row) DO UPDATE SET at = max(at, excluded.at)',
    );
    this.#add = database.prepare(
      'INSERT INTO desk.away (from_at, to_at) VALUES (?, ?) ON CONFLICT (from_at) DO UPDATE SET to_at = max(to_at, excluded.to_at)',
    );
    this.#all = database.prepare('SELECT from_at, to_at FROM desk.away ORDER BY from_at');
    this.#clear = database.prepare('DELETE FROM desk.away');
  }

  /** The desk is connected again. The first time of all is no return. */
  connected(at: EpochMs): void {
    const before = this.#lastHeard.get()?.at;
    if (before !== undefined && at > before) this.#add.run(before, at);
    this.#hear.run(at);
  }

  heard(at: EpochMs): void {
    this.#hear.run(at);
  }

  all(): readonly AwaySpan[] {
    return this.#all.all();
  }

  clear(): void {
    this.#clear.run();
  }
}
