import type { Database, Statement } from 'better-sqlite3';
import type { CallRow } from '../../shared/api/call-row.ts';
import type { Call } from '../../shared/contract/call.ts';
import { foldCall } from '../../shared/contract/call.ts';
import type { DanpingEvent } from '../../shared/contract/event.ts';
import { CallRows } from './call-rows.ts';
import { FreeKey } from './free-key.ts';
import type { DeskNotes } from './notes/desk-notes.ts';
import { recordIsProbable } from './probable-records.ts';
import { customerNumberOf } from './search/customer-number.ts';
import type { StoredForIndex } from './search/gram-index.ts';
import { GramIndex } from './search/gram-index.ts';
import { searchTextOf } from './search/search-text.ts';

/** What a stored call holds besides what can be read out of its body. */
interface HeldCall extends StoredForIndex {
  readonly started_at: number;
  readonly is_indexed: number;
  readonly has_events: number;
  readonly painted_after_ms: number | null;
}

type FoldedCall = Call & Pick<CallRow, 'recordIsProbable'>;

const held = 'key, started_at, search_text, direction, outcome, has_note, has_recording, is_indexed, has_events, painted_after_ms';

/** One row for each call, folded from its events whenever one arrives: the writing side. Runs inside the caller's transaction. */
export class CallsTable {
  readonly rows: CallRows;
  readonly #index: GramIndex;
  readonly #notes: DeskNotes;
  readonly #freeKey: FreeKey;
  readonly #held: Statement<[string], HeldCall>;
  readonly #bodyOf: Statement<[string], { body: string }>;
  readonly #put: Statement<[Record<string, string | number | null>]>;
  readonly #remove: Statement<[number]>;
  readonly #keepPaintedAfter: Statement<[number, string]>;

  constructor(database: Database, notes: DeskNotes) {
    this.rows = new CallRows(database);
    this.#index = new GramIndex(database);
    this.#notes = notes;
    this.#freeKey = new FreeKey(database);
    this.#held = database.prepare(`SELECT ${held} FROM calls WHERE call_id = ?`);
    this.#bodyOf = database.prepare('SELECT body FROM calls WHERE call_id = ?');
    const columns =
      'key call_id started_at first_received_at last_received_at state direction outcome customer_key customer_tail agent_number queue_name has_recording has_note missed painted_after_ms is_indexed search_text body'.split(' ');
    this.#put = database.prepare(`
      INSERT INTO calls (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})
      ON CONFLICT (call_id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`);
    this.#remove = database.prepare('DELETE FROM calls WHERE key = ?');
    this.#keepPaintedAfter = database.prepare('UPDATE calls SET painted_after_ms = ? WHERE call_id = ? AND painted_after_ms IS NULL');
  }

  /** @returns the call as it stands now, `null` when the events tell of no call, or too little of one whose events are gone. */
  fold(callId: string, events: readonly DanpingEvent[]): CallRow | null {
    const folded = foldCall(events);
    const before = this.#held.get(callId);
    if (!folded || before?.has_events === 0) return null;
    this.#write({ ...folded, ...(recordIsProbable(callId, events) && { recordIsProbable: true as const }) }, before);
    return this.rows.one(callId);
  }

  /** A call that was folded earlier, under another schema perhaps. */
  take(call: FoldedCall, paintedAfterMs: number | null): void {
    this.#write(call, this.#held.get(call.callId), paintedAfterMs);
  }

  /** The notes have changed: the row follows. @returns `null` when there is no such call. */
  reword(callId: string): CallRow | null {
    const stored = this.#bodyOf.get(callId);
    if (!stored) return null;
    this.#write(JSON.parse(stored.body) as FoldedCall, this.#held.get(callId));
    return this.rows.one(callId);
  }

  /** @returns whether there was such a row. */
  remove(callId: string): boolean {
    const before = this.#held.get(callId);
    if (!before) return false;
    if (before.is_indexed === 1) this.#index.remove(before);
    return this.#remove.run(before.key).changes === 1;
  }

  /** At the end of a transaction: indexes what has gathered. */
  settle(): void {
    this.#index.catchUp();
  }

  keepPaintedAfter(callId: string, paintedAfterMs: number): CallRow | null {
    const kept = this.#keepPaintedAfter.run(Math.max(0, Math.round(paintedAfterMs)), callId).changes === 1;
    return kept ? this.rows.one(callId) : null;
  }

  #write(call: FoldedCall, before: HeldCall | undefined, paintedAfterMs: number | null = before?.painted_after_ms ?? null): void {
    const number = call.customerNumber === null ? null : customerNumberOf(call.customerNumber, call.dialect);
    const notes = this.#notes.of(call.callId, number);
    const key = before?.started_at === call.startedAt ? before.key : this.#freeKey.for(call.startedAt, call.callId);
    const now = {
      key,
      search_text: searchTextOf(call, notes),
      direction: call.direction,
      outcome: call.outcome,
      has_note: Number((notes.wrapUp?.note ?? '') !== ''),
      has_recording: Number(Boolean(call.record?.recordingUrl ?? call.record?.voicemailUrl)),
    };
    const isIndexed = before?.is_indexed === 1 && isSame(before, now);
    if (before?.is_indexed === 1 && !isIndexed) this.#index.remove(before);
    this.#put.run({
      ...now,
      call_id: call.callId,
      started_at: call.startedAt,
      first_received_at: call.firstReceivedAt,
      last_received_at: call.lastReceivedAt,
      state: call.state,
      customer_key: number?.key ?? null,
      customer_tail: number?.tail ?? null,
      agent_number: call.agentNumber,
      queue_name: call.queueName,
      missed: isMissed(call) ? (notes.missedDoneAt === null ? 1 : 2) : 0,
      painted_after_ms: paintedAfterMs,
      is_indexed: Number(isIndexed),
      body: JSON.stringify(call),
    });
  }
}

/** Nobody spoke with a customer who wanted to. */
function isMissed({ direction, state, outcome }: Call): boolean {
  return direction === 'inbound' && state === 'ended' && (outcome === 'missed' || outcome === 'abandoned');
}

function isSame(one: StoredForIndex, other: StoredForIndex): boolean {
  return (
    one.key === other.key &&
    one.search_text === other.search_text &&
    one.direction === other.direction &&
    one.outcome === other.outcome &&
    one.has_note === other.has_note &&
    one.has_recording === other.has_recording
  );
}
