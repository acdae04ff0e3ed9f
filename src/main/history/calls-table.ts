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
import type { SealedRow } from './seal.ts';
import { callSeal, hasUnsealed } from './sealed-tables.ts';
import { searchTextOf } from './search/search-text.ts';

/** A call as it is stored. */
interface HeldCall extends StoredForIndex, Omit<SealedRow<typeof callSeal>, keyof StoredForIndex> {
  readonly started_at: number;
  readonly body: string;
  readonly is_indexed: number;
  readonly has_events: number;
  readonly painted_after_ms: number | null;
}

type FoldedCall = Call & Pick<CallRow, 'recordIsProbable'>;

/** One row for each call, folded from its events whenever one arrives: the writing side. Runs inside the caller's transaction. */
export class CallsTable {
  readonly rows: CallRows;
  readonly #index: GramIndex;
  readonly #notes: DeskNotes;
  readonly #freeKey: FreeKey;
  readonly #held: Statement<[string], HeldCall>;
  readonly #put: Statement<[Record<string, string | number | null>]>;
  readonly #remove: Statement<[number]>;
  readonly #keepPaintedAfter: Statement<[number, number, number]>;
  readonly #withoutEvents: Statement<[string]>;
  readonly #mayBeUnsealed: boolean;

  constructor(database: Database, notes: DeskNotes) {
    this.rows = new CallRows(database);
    this.#index = new GramIndex(database);
    this.#notes = notes;
    this.#freeKey = new FreeKey(database);
    this.#mayBeUnsealed = hasUnsealed(database, 'calls');
    this.#held = database.prepare(`SELECT ${callSeal.selected('c')}, is_indexed, has_events FROM calls c WHERE call_id = ?`);
    const columns = [...callSeal.columns, 'is_indexed', 'checksum'];
    this.#put = database.prepare(`
      INSERT INTO calls (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})
      ON CONFLICT (call_id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`);
    this.#remove = database.prepare('DELETE FROM calls WHERE key = ?');
    this.#keepPaintedAfter = database.prepare('UPDATE calls SET painted_after_ms = ?, checksum = ? WHERE key = ?');
    this.#withoutEvents = database.prepare('UPDATE calls SET has_events = 0 WHERE call_id = ?');
  }

  /** @returns the call as it stands now, `null` when the events tell of no call, or too little of one whose events are gone. */
  fold(callId: string, events: readonly DanpingEvent[]): CallRow | null {
    const folded = foldCall(events);
    const before = this.#heldOf(callId);
    if (!folded || before?.has_events === 0) return null;
    this.#write({ ...folded, ...(recordIsProbable(callId, events) && { recordIsProbable: true as const }) }, before);
    return this.rows.one(callId);
  }

  /** A call that was folded earlier, under another schema perhaps. */
  take(call: FoldedCall, paintedAfterMs: number | null): void {
    this.#write(call, this.#heldOf(call.callId), paintedAfterMs);
  }

  /**
   * A call of a history that was set aside, as it was stored there and found whole.
   *
   * @param hasEvents whether it can be folded anew
   */
  takeOver(body: string, paintedAfterMs: number | null, hasEvents: boolean): void {
    const call: FoldedCall = JSON.parse(body);
    this.take(call, paintedAfterMs);
    if (!hasEvents) this.detach(call.callId);
  }

  /** @returns the call as it is stored, `null` when there is none */
  stored(callId: string): { readonly call: FoldedCall; readonly paintedAfterMs: number | null } | null {
    const held = this.#heldOf(callId);
    return held ? { call: JSON.parse(held.body), paintedAfterMs: held.painted_after_ms } : null;
  }

  /** What comes later tells too little of the call to fold it anew. */
  detach(callId: string): void {
    this.#withoutEvents.run(callId);
  }

  /** The notes have changed: the row follows. @returns `null` when there is no such call. */
  reword(callId: string): CallRow | null {
    const held = this.#heldOf(callId);
    if (!held) return null;
    this.#write(JSON.parse(held.body), held);
    return this.rows.one(callId);
  }

  /** @returns whether there was such a row. */
  remove(callId: string): boolean {
    const before = this.#heldOf(callId);
    if (!before) return false;
    if (before.is_indexed === 1) this.#index.remove(before);
    return this.#remove.run(before.key).changes === 1;
  }

  /** At the end of a transaction: indexes what has gathered. */
  settle(): void {
    this.#index.catchUp();
  }

  keepPaintedAfter(callId: string, paintedAfterMs: number): CallRow | null {
    const held = this.#heldOf(callId);
    if (!held || held.painted_after_ms !== null) return null;
    const kept = { ...held, painted_after_ms: Math.max(0, Math.round(paintedAfterMs)) };
    this.#keepPaintedAfter.run(kept.painted_after_ms, callSeal.of(kept), kept.key);
    return this.rows.one(callId);
  }

  /** @throws RowDamaged: what is built on a damaged row would be sealed as if it were true */
  #heldOf(callId: string): HeldCall | undefined {
    const held = this.#held.get(callId);
    if (held) callSeal.check(held, held.checksum, this.#mayBeUnsealed);
    return held;
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
    const row = {
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
      body: JSON.stringify(call),
    };
    this.#put.run({ ...row, is_indexed: Number(isIndexed), checksum: callSeal.of(row) });
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
