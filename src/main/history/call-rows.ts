import type { Database, Statement } from 'better-sqlite3';
import type { CallRow, EarlierCall } from '../../shared/api/call-row.ts';
import type { CappedCount } from '../../shared/api/history-views.ts';
import type { HistoryPosition } from '../../shared/api/views.ts';
import type { Call } from '../../shared/contract/call.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import type { CustomerStory } from './history-port.ts';
import { MissedDone } from './notes/missed-done.ts';
import { WrapUps } from './notes/wrap-ups.ts';
import { ContactOfNumber } from './notes/contact-of-number.ts';
import type { SealedRow } from './seal.ts';
import { callSeal, hasUnsealed } from './sealed-tables.ts';
import { customerNumberOf } from './search/customer-number.ts';

export interface StoredRow extends SealedRow<typeof callSeal> {
  readonly call_id: string;
  readonly body: string;
  readonly painted_after_ms: number | null;
  readonly customer_key: string | null;
  readonly customer_tail: string | null;
}

/** A name that no record of so many calls gave is not waited for. */
const namesLookedFor = 50;

const row = `SELECT ${callSeal.selected('c')} FROM calls c`;

/** Reads calls as rows, on whichever thread: nothing here writes. */
export class CallRows {
  readonly #contacts: ContactOfNumber;
  readonly #wrapUps: WrapUps;
  readonly #missedDone: MissedDone;
  readonly #mayBeUnsealed: boolean;
  readonly #byKey: Statement<[number], StoredRow>;
  readonly #byId: Statement<[string], StoredRow>;
  readonly #keyOf: Statement<[string], { key: number }>;
  readonly #since: Statement<[number], StoredRow>;
  readonly #notEnded: Statement<[number], StoredRow>;
  readonly #earlier: Statement<[string, string, string, number], StoredRow>;
  readonly #named: Statement<[string, string], { key: number }>;
  readonly #count: Statement<[string, string, number], { count: number }>;
  readonly #openMissed: Statement<[number], { count: number }>;

  constructor(database: Database) {
    this.#contacts = new ContactOfNumber(database);
    // Asked for each call by itself: that takes half as long as joining the tables of two files.
    this.#wrapUps = new WrapUps(database);
    this.#missedDone = new MissedDone(database);
    this.#mayBeUnsealed = hasUnsealed(database, 'calls');
    this.#byKey = database.prepare(`${row} WHERE c.key = ?`);
    this.#byId = database.prepare(`${row} WHERE c.call_id = ?`);
    this.#keyOf = database.prepare('SELECT key FROM calls WHERE call_id = ?');
    this.#since = database.prepare(`${row} WHERE c.key >= ? ORDER BY c.key DESC`);
    this.#notEnded = database.prepare(`${row} WHERE c.state <> 'ended' AND c.last_received_at >= ?`);
    this.#earlier = database.prepare(
      `${row} WHERE c.customer_tail = ? AND c.customer_key = ? AND c.call_id <> ? AND c.state = 'ended' ORDER BY c.key DESC LIMIT ?`,
    );
    this.#named = database.prepare(`
      SELECT key FROM (
        SELECT key, body ->> 'customerName' AS name FROM calls WHERE customer_tail = ? AND customer_key = ? ORDER BY key DESC LIMIT ${namesLookedFor}
      ) WHERE name IS NOT NULL ORDER BY key DESC LIMIT 1`);
    this.#count = database.prepare('SELECT count(*) AS count FROM calls WHERE customer_tail = ? AND customer_key = ? AND key >= ?');
    this.#openMissed = database.prepare('SELECT count(*) AS count FROM (SELECT 1 FROM calls WHERE missed = 1 LIMIT ?)');
  }

  ofKeys(keys: readonly number[]): readonly CallRow[] {
    return keys.flatMap((key) => this.#byKey.all(key)).map((stored) => this.rowOf(stored));
  }

  one(callId: string): CallRow | null {
    const stored = this.#byId.get(callId);
    return stored ? this.rowOf(stored) : null;
  }

  /** The place in the order of the history after which the next page starts; a call that is gone left its time. */
  keyOf(position: HistoryPosition | null): number | null {
    return position && (this.#keyOf.get(position.callId)?.key ?? position.startedAt);
  }

  since(since: EpochMs): readonly CallRow[] {
    return this.#since.all(since).map((stored) => this.rowOf(stored));
  }

  notEnded(receivedSince: EpochMs): readonly CallRow[] {
    return this.#notEnded.all(receivedSince).map((stored) => this.rowOf(stored));
  }

  recordingUrl(callId: string): string | null {
    const record = this.one(callId)?.record;
    return record?.recordingUrl ?? record?.voicemailUrl ?? null;
  }

  openMissed(most: number): CappedCount {
    const count = this.#openMissed.get(most + 1)?.count ?? 0;
    return { count: Math.min(count, most), isMore: count > most };
  }

  customerStory(input: { customerNumber: string; callId: string; limit: number; since: EpochMs }): CustomerStory {
    const { key, tail } = customerNumberOf(input.customerNumber, this.one(input.callId)?.dialect ?? '');
    const named = this.#named.get(tail, key);
    return {
      earlierCalls: this.#earlier.all(tail, key, input.callId, input.limit).map((stored) => toEarlierCall(this.rowOf(stored))),
      customerName: (named && this.ofKeys([named.key])[0]?.customerName) ?? null,
      callsSince: this.#count.get(tail, key, input.since)?.count ?? 0,
    };
  }

  /** @throws RowDamaged for one that is no longer what was written, be it the call or the note */
  rowOf(stored: StoredRow): CallRow {
    callSeal.check(stored, stored.checksum, this.#mayBeUnsealed);
    // Written by CallsTable from a call that the compiler checked: the one place where a stored text becomes a call again.
    const call = JSON.parse(stored.body) as Call & Pick<CallRow, 'recordIsProbable'>;
    const contact = this.#contacts.find(stored.customer_key, stored.customer_tail);
    return {
      ...call,
      paintedAfterMs: stored.painted_after_ms,
      wrapUp: this.#wrapUps.of(stored.call_id)?.wrapUp ?? null,
      contactName: contact?.name ?? null,
      contactMatch: contact?.match ?? null,
      missedDoneAt: this.#missedDone.at(stored.call_id),
    };
  }
}

function toEarlierCall(found: CallRow): EarlierCall {
  const { callId, startedAt, direction, outcome, agentNumber, agentName, talkSeconds, wrapUp } = found;
  return { callId, startedAt, direction, outcome, agentNumber, agentName, talkSeconds, note: wrapUp?.note || null };
}
