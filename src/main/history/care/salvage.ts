import { existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { takeSlice } from '../chores.ts';
import type { WholeEventRow } from '../events-table.ts';
import type { SealedRow } from '../seal.ts';
import { callSeal, eventColumns, eventSeal } from '../sealed-tables.ts';
import { isDamage } from '../set-aside.ts';
import { ReadableRows } from './readable-rows.ts';

type OldCall = SealedRow<typeof callSeal> & { readonly key: number; readonly call_id: string; readonly body: string; readonly painted_after_ms: number | null };
export type OldEvent = WholeEventRow & { readonly key: number; readonly call_id: string | null; readonly checksum: number | null };

/** What a new history does with what was whole in the damaged one. */
export interface SalvageTarget {
  has(callId: string): boolean;
  /** @returns whether it was new */
  addEvent(event: OldEvent): boolean;
  /** @param hasEvents whether events of it have been taken over too */
  takeCall(body: string, paintedAfterMs: number | null, hasEvents: boolean): void;
  foldAnew(callIds: ReadonlySet<string>): void;
  settle(): void;
}

interface Place {
  readonly salvage_file: string | null;
  readonly salvage_calls_before: number | null;
  readonly salvage_events_from: number | null;
}

const callsOfSlice = 10;
const eventsOfSlice = 100;

/** From now on the new history takes over what is whole in the damaged file beside it. */
export function beginSalvage(database: Database.Database, damagedFile: string): void {
  database
    .prepare('UPDATE care SET salvage_file = ?, salvage_calls_before = ?, salvage_events_from = NULL')
    .run(path.basename(damagedFile), Number.MAX_SAFE_INTEGER);
}

/**
 * Takes over what is whole in a history that was set aside, the newest calls first, in slices, beside what the relay sends: the
 * relay has the last days only. Goes on where it was after a restart.
 */
export class Salvage {
  readonly #database: Database.Database;
  readonly #target: SalvageTarget;
  readonly #damaged: Database.Database;
  readonly #calls: ReadableRows<OldCall>;
  readonly #events: ReadableRows<OldEvent>;
  readonly #eventsOf: Database.Statement<[string], OldEvent>;

  /** @returns `null` when there is nothing to take over */
  static find(database: Database.Database, target: SalvageTarget): Salvage | null {
    const { salvage_file: name } = placeOf(database);
    if (name === null) return null;
    const file = path.join(path.dirname(database.name), name);
    try {
      if (existsSync(file)) return new Salvage(database, target, new Database(file, { readonly: true }));
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
    endSalvage(database, null);
    return null;
  }

  private constructor(database: Database.Database, target: SalvageTarget, damaged: Database.Database) {
    this.#database = database;
    this.#target = target;
    this.#damaged = damaged;
    try {
      const event = `SELECT rowid AS key, ${eventColumns.join(', ')} FROM events`;
      this.#calls = new ReadableRows(damaged.prepare(`SELECT ${callSeal.selected('c')} FROM calls c WHERE key < ? ORDER BY key DESC LIMIT ?`), -1);
      this.#events = new ReadableRows(damaged.prepare(`${event} WHERE rowid > ? ORDER BY rowid LIMIT ?`), 1);
      this.#eventsOf = damaged.prepare(`${event} WHERE call_id = ?`);
    } catch (error) {
      damaged.close();
      throw error;
    }
  }

  /** @returns whether more is left */
  some(): boolean {
    const isLeft = this.#database.transaction(() => this.#some()).immediate();
    if (!isLeft) this.close();
    return isLeft;
  }

  close(): void {
    this.#damaged.close();
  }

  #some(): boolean {
    const { salvage_calls_before: callsBefore, salvage_events_from: eventsFrom } = placeOf(this.#database);
    if (callsBefore !== null) {
      const done = takeSlice(this.#calls.beyond(callsBefore, callsOfSlice), (call) => this.#takeCall(call)).at(-1);
      this.#database.prepare('UPDATE care SET salvage_calls_before = ?, salvage_events_from = 0').run(done?.key ?? null);
    } else {
      const done = takeSlice(this.#events.beyond(eventsFrom ?? 0, eventsOfSlice), (event) => this.#takeEvent(event)).at(-1);
      if (!done) return this.#end();
      this.#database.prepare('UPDATE care SET salvage_events_from = ?').run(done.key);
    }
    this.#target.settle();
    return true;
  }

  #takeCall(call: OldCall): void {
    const callId = call.call_id;
    const wasThere = this.#target.has(callId);
    const events = this.#wholeEventsOf(callId);
    const isNew = events.map((event) => this.#target.addEvent(event)).includes(true);
    if (wasThere ? isNew : !isWhole(call) && events.length > 0) this.#target.foldAnew(new Set([callId]));
    else if (!wasThere && isWhole(call)) this.#target.takeCall(call.body, call.painted_after_ms, events.length > 0);
  }

  /** Of calls whose row could not be read; the others' events are there already. */
  #takeEvent(event: OldEvent): void {
    if (!isWholeEvent(event) || !this.#target.addEvent(event) || event.call_id === null) return;
    this.#target.foldAnew(new Set([event.call_id]));
  }

  #wholeEventsOf(callId: string): readonly OldEvent[] {
    try {
      return this.#eventsOf.all(callId).filter((event) => event.call_id === callId && isWholeEvent(event));
    } catch (error) {
      if (isDamage(error)) return [];
      throw error;
    }
  }

  /** The damaged file may itself not have been through with one from before. */
  #end(): false {
    let before: string | null = null;
    try {
      before = placeOf(this.#damaged).salvage_file;
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
    endSalvage(this.#database, before);
    return false;
  }
}

function isWhole(call: OldCall): boolean {
  return call.checksum === callSeal.of(call);
}

const nameSchema = z.object({ id: z.string(), callId: z.string().nullable() });

/** The event's own words, and the names under which it is filed. Of an erased one the id is left. */
function isWholeEvent(event: OldEvent): boolean {
  if (event.checksum !== eventSeal.of(event)) return false;
  if (event.body === '') return true;
  const named = nameSchema.safeParse(JSON.parse(String(event.body))).data;
  return named?.id === event.id && (event.call_id === null || event.call_id === named?.callId);
}

function placeOf(database: Database.Database): Place {
  return (
    database.prepare<[], Place>('SELECT salvage_file, salvage_calls_before, salvage_events_from FROM care').get() ?? {
      salvage_file: null,
      salvage_calls_before: null,
      salvage_events_from: null,
    }
  );
}

function endSalvage(database: Database.Database, next: string | null): void {
  database
    .prepare('UPDATE care SET salvage_file = ?, salvage_calls_before = ?, salvage_events_from = NULL')
    .run(next, next === null ? null : Number.MAX_SAFE_INTEGER);
}
