import type { Database, Statement } from 'better-sqlite3';
import type { CallRow, EarlierCall } from '../../shared/api/call-row.ts';
import type { HistoryPage, HistoryPosition } from '../../shared/api/views.ts';
import type { Call } from '../../shared/contract/call.ts';
import { foldCall } from '../../shared/contract/call.ts';
import type { DanpingEvent } from '../../shared/contract/event.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import type { CustomerStory } from './history-port.ts';

interface StoredCall {
  readonly body: string;
  readonly painted_after_ms: number | null;
}

/** One row for each call, folded from its events whenever one arrives. */
export class CallsTable {
  readonly #put: Statement<[string, number, string | null, string, number, string], StoredCall>;
  readonly #remove: Statement<[string]>;
  readonly #since: Statement<[number], StoredCall>;
  readonly #notEnded: Statement<[number], StoredCall>;
  readonly #firstPage: Statement<[number], StoredCall>;
  readonly #pageAfter: Statement<[number, string, number], StoredCall>;
  readonly #ofCustomer: Statement<[string, string, number], StoredCall>;
  readonly #nameOfCustomer: Statement<[string], { name: string }>;
  readonly #countOfCustomer: Statement<[string, number], { count: number }>;
  readonly #keepPaintedAfter: Statement<[number, string], StoredCall>;

  constructor(database: Database) {
    this.#put = database.prepare(`
      INSERT INTO calls (call_id, started_at, customer_number, state, last_received_at, body) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (call_id) DO UPDATE SET started_at = excluded.started_at, customer_number = excluded.customer_number,
        state = excluded.state, last_received_at = excluded.last_received_at, body = excluded.body
      RETURNING body, painted_after_ms`);
    this.#remove = database.prepare('DELETE FROM calls WHERE call_id = ?');
    this.#since = database.prepare('SELECT body, painted_after_ms FROM calls WHERE started_at >= ? ORDER BY started_at DESC, call_id DESC');
    this.#notEnded = database.prepare("SELECT body, painted_after_ms FROM calls WHERE state <> 'ended' AND last_received_at >= ?");
    this.#firstPage = database.prepare('SELECT body, painted_after_ms FROM calls ORDER BY started_at DESC, call_id DESC LIMIT ?');
    this.#pageAfter = database.prepare(
      'SELECT body, painted_after_ms FROM calls WHERE (started_at, call_id) < (?, ?) ORDER BY started_at DESC, call_id DESC LIMIT ?',
    );
    this.#ofCustomer = database.prepare(
      "SELECT body, painted_after_ms FROM calls WHERE customer_number = ? AND call_id <> ? AND state = 'ended' ORDER BY started_at DESC LIMIT ?",
    );
    this.#nameOfCustomer = database.prepare(`
      SELECT body ->> 'customerName' AS name FROM calls WHERE customer_number = ? AND body ->> 'customerName' IS NOT NULL
      ORDER BY started_at DESC LIMIT 1`);
    this.#countOfCustomer = database.prepare('SELECT count(*) AS count FROM calls WHERE customer_number = ? AND started_at >= ?');
    this.#keepPaintedAfter = database.prepare(
      'UPDATE calls SET painted_after_ms = ? WHERE call_id = ? AND painted_after_ms IS NULL RETURNING body, painted_after_ms',
    );
  }

  /** @returns the call as it stands now, `null` when the events tell of no call. */
  fold(callId: string, events: readonly DanpingEvent[]): CallRow | null {
    const call = foldCall(events);
    if (!call) return null;
    const stored = this.#put.get(callId, call.startedAt, call.customerNumber, call.state, call.lastReceivedAt, JSON.stringify(call));
    return { ...call, paintedAfterMs: stored?.painted_after_ms ?? null };
  }

  /** @returns whether there was such a row. */
  remove(callId: string): boolean {
    return this.#remove.run(callId).changes === 1;
  }

  since(since: EpochMs): CallRow[] {
    return this.#since.all(since).map(toRow);
  }

  notEnded(receivedSince: EpochMs): CallRow[] {
    return this.#notEnded.all(receivedSince).map(toRow);
  }

  page(after: HistoryPosition | null, limit: number): HistoryPage {
    const stored = after ? this.#pageAfter.all(after.startedAt, after.callId, limit + 1) : this.#firstPage.all(limit + 1);
    const rows = stored.slice(0, limit).map(toRow);
    const last = rows.at(-1);
    return { rows, next: stored.length > limit && last ? { startedAt: last.startedAt, callId: last.callId } : null };
  }

  customerStory(input: { customerNumber: string; callId: string; limit: number; since: EpochMs }): CustomerStory {
    return {
      earlierCalls: this.#ofCustomer.all(input.customerNumber, input.callId, input.limit).map(toRow).map(toEarlierCall),
      customerName: this.#nameOfCustomer.get(input.customerNumber)?.name ?? null,
      callsSince: this.#countOfCustomer.get(input.customerNumber, input.since)?.count ?? 0,
    };
  }

  keepPaintedAfter(callId: string, paintedAfterMs: number): CallRow | null {
    const stored = this.#keepPaintedAfter.get(Math.max(0, Math.round(paintedAfterMs)), callId);
    return stored ? toRow(stored) : null;
  }
}

function toRow(stored: StoredCall): CallRow {
  // Written by `fold` above, from a call that the compiler checked: the one place where a stored text becomes a call again.
  const call = JSON.parse(stored.body) as Call;
  return { ...call, paintedAfterMs: stored.painted_after_ms };
}

function toEarlierCall(row: CallRow): EarlierCall {
  const { callId, startedAt, direction, outcome, agentNumber, agentName, talkSeconds } = row;
  return { callId, startedAt, direction, outcome, agentNumber, agentName, talkSeconds };
}
