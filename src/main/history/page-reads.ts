import type { Database, Statement } from 'better-sqlite3';
import type { CallFilter } from '../../shared/api/history-filter.ts';
import { everyCall } from '../../shared/api/history-filter.ts';
import type { CappedCount } from '../../shared/api/history-views.ts';
import type { HistoryPage, HistoryPosition } from '../../shared/api/views.ts';
import type { CallRows } from './call-rows.ts';
import { CallSearch, Superseded } from './search/call-search.ts';

/** Nobody reads on to the ten-thousandth hit: more are just many. */
const mostCounted = 10_000;
const newest = Number.MAX_SAFE_INTEGER;

/** Pages of calls, each read from one state of the files. */
export class PageReads {
  readonly #database: Database;
  readonly #rows: CallRows;
  readonly #search: CallSearch;
  readonly #missed: Statement<[number, number, number], { key: number }>;

  constructor(database: Database, rows: CallRows) {
    this.#database = database;
    this.#rows = rows;
    this.#search = new CallSearch(database);
    this.#missed = database.prepare('SELECT key FROM calls WHERE missed = ? AND key < ? ORDER BY key DESC LIMIT ?');
  }

  page(after: HistoryPosition | null, limit: number): HistoryPage {
    return this.search(everyCall, after, limit) ?? { rows: [], next: null };
  }

  /** @returns `null` when the search was given up for a newer one */
  search(filter: CallFilter, after: HistoryPosition | null, limit: number, isStale?: () => boolean): HistoryPage | null {
    return this.#unlessSuperseded(isStale, () => {
      const before = this.#rows.keyOf(after);
      return this.#pageOf(this.#search.keys({ filter, before, limit: limit + 1, isStale }), limit);
    });
  }

  count(filter: CallFilter, isStale?: () => boolean): CappedCount | null {
    return this.#unlessSuperseded(isStale, () => {
      const found = this.#search.keys({ filter, before: null, limit: mostCounted + 1, isStale }).length;
      return { count: Math.min(found, mostCounted), isMore: found > mostCounted };
    });
  }

  missed(done: boolean, after: HistoryPosition | null, limit: number): HistoryPage {
    const read = this.#database.transaction(() => {
      const keys = this.#missed.all(done ? 2 : 1, this.#rows.keyOf(after) ?? newest, limit + 1).map((row) => row.key);
      return this.#pageOf(keys, limit);
    });
    return read();
  }

  #pageOf(keys: readonly number[], limit: number): HistoryPage {
    const rows = this.#rows.ofKeys(keys.slice(0, limit));
    const last = rows.at(-1);
    return { rows, next: keys.length > limit && last ? { startedAt: last.startedAt, callId: last.callId } : null };
  }

  #unlessSuperseded<Answer>(isStale: (() => boolean) | undefined, read: () => Answer): Answer | null {
    if (isStale?.()) return null;
    try {
      return this.#database.transaction(read)();
    } catch (error) {
      if (error instanceof Superseded) return null;
      throw error;
    }
  }
}
