import type { Database, Statement } from 'better-sqlite3';
import type { CallRow } from '../../shared/api/call-row.ts';
import type { Call } from '../../shared/contract/call.ts';
import { takeSlice } from './chores.ts';
import type { CallsTable } from './calls-table.ts';

const table = 'calls_before_search';
const slice = 50;
/** What the first screen shows moves before anything else happens. */
const firstSlice = 200;

interface OldCall {
  readonly call_id: string;
  readonly body: string;
  readonly painted_after_ms: number | null;
}

const isHere = (database: Database): boolean => database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined;

/** Moves the calls of a history that was kept before calls could be searched: the newest first, piece by piece. */
export class OldCalls {
  readonly #database: Database;
  readonly #calls: CallsTable;
  readonly #newest: Statement<[number], OldCall>;
  readonly #alive: Statement<[], OldCall>;
  readonly #one: Statement<[string], OldCall>;
  readonly #remove: Statement<[string]>;

  /** @returns `null` when there are none. */
  static find(database: Database, calls: CallsTable): OldCalls | null {
    if (!isHere(database)) return null;
    const old = new OldCalls(database, calls);
    return old.#begin() ? old : null;
  }

  private constructor(database: Database, calls: CallsTable) {
    this.#database = database;
    this.#calls = calls;
    const columns = 'call_id, body, painted_after_ms';
    this.#newest = database.prepare(`SELECT ${columns} FROM ${table} ORDER BY started_at DESC, call_id DESC LIMIT ?`);
    this.#alive = database.prepare(`SELECT ${columns} FROM ${table} WHERE state <> 'ended'`);
    this.#one = database.prepare(`SELECT ${columns} FROM ${table} WHERE call_id = ?`);
    this.#remove = database.prepare(`DELETE FROM ${table} WHERE call_id = ?`);
  }

  /** @returns whether more is left. */
  moveSome(): boolean {
    return this.#moveThose(() => takeSlice(this.#newest.all(slice), (old) => this.#move(old)).length);
  }

  /** Before something happens to a call: it must not be in both places. */
  moveOne(callId: string): void {
    const old = this.#one.get(callId);
    if (old) this.#move(old);
  }

  #begin(): boolean {
    return this.#moveThose(() => {
      const first = [...this.#alive.all(), ...this.#newest.all(firstSlice)];
      for (const old of first) this.#move(old);
      return first.length;
    });
  }

  /** @param move says how many it has moved. @returns whether it was any: else the old table has gone */
  #moveThose(move: () => number): boolean {
    return this.#database
      .transaction(() => {
        const moved = move();
        this.#calls.settle();
        if (moved === 0) this.#database.exec(`DROP TABLE ${table}`);
        return moved > 0;
      })
      .immediate();
  }

  #move(old: OldCall): void {
    this.#calls.take(JSON.parse(old.body) as Call & Pick<CallRow, 'recordIsProbable'>, old.painted_after_ms);
    this.#remove.run(old.call_id);
  }
}
