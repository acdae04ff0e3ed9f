import type { Database, Statement } from 'better-sqlite3';
import type { EpochMs } from '../../shared/contract/time.ts';
import type { CallsTable } from './calls-table.ts';
import type { Slice } from './chores.ts';
import { takeSlice, unindexedOfSlice } from './chores.ts';

const dayMs = 24 * 3_600_000;
const eventsOfSlice = 200;

export interface Expiry {
  /** Calls of which the relay received nothing since then go, with all that is known of them; `null` keeps them for ever. */
  readonly callsBefore: EpochMs | null;
  /** Of calls that stay, the single events go that the relay received before. */
  readonly eventsBefore: EpochMs;
}

interface Expired {
  readonly rowid: number;
  readonly id: string;
  readonly call_id: string | null;
}

/**
 * Lets old calls go: in each run at most those of the oldest day, in slices. The agent's own notes on a call go with the
 * call; contacts stay.
 */
export class Retention {
  readonly #database: Database;
  readonly #calls: CallsTable;
  readonly #oldestCall: Statement<[number, number], { oldest: number }>;
  readonly #expiredCalls: Statement<[number, number, number, number], { call_id: string }>;
  readonly #oldestEvent: Statement<[], { received_at: number }>;
  readonly #expiredEvents: Statement<[number, number, number], Expired>;
  readonly #dropNotes: readonly Statement<[string]>[];
  readonly #eventsOfCall: Statement<[string], { id: string }>;
  readonly #dropEvent: Statement<[string]>;

  constructor(database: Database, calls: CallsTable) {
    this.#database = database;
    this.#calls = calls;
    this.#oldestCall = database.prepare('SELECT key AS oldest FROM calls WHERE key < ? AND last_received_at < ? ORDER BY key LIMIT 1');
    this.#expiredCalls = database.prepare('SELECT call_id FROM calls WHERE key >= ? AND key < ? AND last_received_at < ? ORDER BY key LIMIT ?');
    this.#oldestEvent = database.prepare(
      'SELECT received_at FROM events WHERE id NOT IN (SELECT event_id FROM agent_signs) ORDER BY rowid LIMIT 1',
    );
    this.#expiredEvents = database.prepare(`
      SELECT rowid, id, call_id FROM (SELECT rowid, id, call_id, received_at FROM events ORDER BY rowid LIMIT ?)
      WHERE received_at > ? AND received_at < ? AND id NOT IN (SELECT event_id FROM agent_signs)`);
    this.#dropNotes = ['wrap_up', 'missed_done'].map((table) => database.prepare(`DELETE FROM desk.${table} WHERE call_id = ?`));
    this.#eventsOfCall = database.prepare('SELECT id FROM events WHERE call_id = ? AND id NOT IN (SELECT event_id FROM agent_signs)');
    this.#dropEvent = database.prepare('DELETE FROM events WHERE id = ?');
  }

  /** The run's slices, one after the other. */
  run({ callsBefore, eventsBefore }: Expiry): Slice {
    const oldest = callsBefore === null ? null : (this.#oldestCall.get(callsBefore, callsBefore)?.oldest ?? null);
    const oldestEvent = this.#oldestEvent.get()?.received_at ?? eventsBefore;
    // A clock of the relay's that was ahead once may stand in the oldest: a day on either side is a day all the same.
    const events = { after: oldestEvent - dayMs, before: Math.min(eventsBefore, oldestEvent + dayMs) };
    let callsLeft = oldest !== null;
    return () => {
      if (callsLeft && oldest !== null && callsBefore !== null) callsLeft = this.#dropCalls(oldest, callsBefore);
      else return this.#dropEvents(events);
      return true;
    };
  }

  #dropCalls(oldest: number, receivedBefore: EpochMs): boolean {
    return this.#database
      .transaction(() => {
        const some = this.#expiredCalls.all(oldest, oldest + dayMs, receivedBefore, unindexedOfSlice);
        const done = takeSlice(some, ({ call_id: callId }) => {
          for (const { id } of this.#eventsOfCall.all(callId)) this.#dropEvent.run(id);
          this.#calls.remove(callId);
          for (const drop of this.#dropNotes) drop.run(callId);
        });
        return done.length < some.length || some.length === unindexedOfSlice;
      })
      .immediate();
  }

  #dropEvents({ after, before }: { readonly after: EpochMs; readonly before: EpochMs }): boolean {
    return this.#database
      .transaction(() => {
        const some = this.#expiredEvents.all(eventsOfSlice, after, before);
        for (const { id, call_id: callId } of some) {
          this.#dropEvent.run(id);
          if (callId !== null) this.#calls.detach(callId);
        }
        return some.length > 0;
      })
      .immediate();
  }
}
