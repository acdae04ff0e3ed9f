import type { Database, Statement } from 'better-sqlite3';
import type { CallRow } from '../../shared/api/call-row.ts';
import type { AwayView } from '../../shared/api/history-views.ts';
import type { CallRows } from './call-rows.ts';
import { AwaySpans } from './notes/away-spans.ts';

/** Calls begin before the relay hears of them, by hours where a record comes late. */
const earlierStartMs = 12 * 3_600_000;
const mostShown = 50;

/** What happened while the agent was away. */
export class AwayReads {
  readonly #rows: CallRows;
  readonly #spans: AwaySpans;
  readonly #received: Statement<[number, number, number], { key: number; missed: number }>;

  constructor(database: Database, rows: CallRows) {
    this.#rows = rows;
    this.#spans = new AwaySpans(database);
    this.#received = database.prepare(`
      SELECT key, missed FROM calls WHERE key >= ? AND first_received_at > ? AND first_received_at < ?
        AND painted_after_ms IS NULL AND missed <> 2 ORDER BY key DESC`);
  }

  /** Calls that popped up are none of it: the relay's word came just before the line went. */
  view(): AwayView | null {
    const spans = this.#spans.all();
    const found = spans.flatMap(({ from_at: from, to_at: to }) => this.#received.all(from - earlierStartMs, from, to));
    const [first, last] = [spans[0], spans.at(-1)];
    if (!first || !last || found.length === 0) return null;
    const missed = found.filter((call) => call.missed === 1);
    const others = found.filter((call) => call.missed === 0);
    return {
      from: first.from_at,
      to: last.to_at,
      missed: this.#latest(missed),
      others: this.#latest(others),
      missedCount: missed.length,
      othersCount: others.length,
    };
  }

  #latest(found: readonly { readonly key: number }[]): readonly CallRow[] {
    const keys = found.map((call) => call.key).toSorted((a, b) => b - a);
    return this.#rows.ofKeys(keys.slice(0, mostShown));
  }
}
