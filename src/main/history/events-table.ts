import type { Database, Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { DanpingEvent } from '../../shared/contract/event.ts';
import { danpingEventSchema } from '../../shared/contract/event.ts';
import type { Commit } from './history-port.ts';
import type { SealedRow, SealedValue } from './seal.ts';
import { RowDamaged } from './seal.ts';
import { eventColumns, eventSeal, hasUnsealed } from './sealed-tables.ts';

type StoredEvent = SealedRow<typeof eventSeal> & { readonly body: string };
export type WholeEventRow = Readonly<Record<(typeof eventColumns)[number], SealedValue>>;

/** The relay's events as they came, each once. */
export class EventsTable {
  readonly #mayBeUnsealed: boolean;
  readonly #add: Statement<SealedValue[]>;
  readonly #callsNamedBeside: Statement<[string, string], { call_id: string }>;
  readonly #ofCall: Statement<[string], StoredEvent>;
  readonly #byId: Statement<[string], StoredEvent>;
  readonly #keepUnreadable: Statement<[string, number, string]>;
  readonly #addProbable: Statement<[string, string]>;
  readonly #probableRecordsOf: Statement<[string], StoredEvent>;

  constructor(database: Database) {
    this.#mayBeUnsealed = hasUnsealed(database, 'events');
    this.#add = database.prepare(
      `INSERT INTO events (${eventColumns.join(', ')}) VALUES (${eventColumns.map(() => '?').join(', ')}) ON CONFLICT (id) DO NOTHING`,
    );
    this.#callsNamedBeside = database.prepare('SELECT DISTINCT call_id FROM events WHERE super_id = ? AND call_id <> ? LIMIT 2');
    this.#ofCall = database.prepare(`SELECT ${eventSeal.selected('e')} FROM events e WHERE call_id = ?`);
    this.#byId = database.prepare(`SELECT ${eventSeal.selected('e')} FROM events e WHERE id = ?`);
    this.#addProbable = database.prepare('INSERT OR IGNORE INTO probable_records (call_id, event_id) VALUES (?, ?)');
    this.#probableRecordsOf = database.prepare(
      `SELECT ${eventSeal.selected('e')} FROM probable_records p JOIN events e ON e.id = p.event_id WHERE p.call_id = ?`,
    );
    this.#keepUnreadable = database.prepare('INSERT INTO unreadable_items (epoch, up_to, body) VALUES (?, ?, ?)');
  }

  /** @returns whether it is new here. */
  add(event: DanpingEvent): boolean {
    const { id, seq, kind, callId: call_id } = event;
    const row = { id, seq, call_id, super_id: superIdOf(event), kind, received_at: Date.parse(event.receivedAt), body: JSON.stringify(event) };
    return this.#addRow({ ...row, checksum: eventSeal.of(row) }, event);
  }

  /** Takes over an event as it was stored in a history that was set aside. @returns whether it is new here */
  addStored(row: WholeEventRow): boolean {
    // Of an event that was erased the id is left.
    return this.#addRow(row, typeof row.body === 'string' && row.body !== '' ? danpingEventSchema.parse(JSON.parse(row.body)) : null);
  }

  #addRow(row: WholeEventRow, event: DanpingEvent | null): boolean {
    const isNew = this.#add.run(...eventColumns.map((column) => row[column])).changes === 1;
    if (isNew && event) for (const callId of probableCallIdsOf(event)) this.#addProbable.run(callId, event.id);
    return isNew;
  }

  ofCall(callId: string): DanpingEvent[] {
    return this.#ofCall.all(callId).map((row) => this.#eventOf(row, callId));
  }

  /** The calls that events name beside this second name: up to two, which is as good as many. */
  callsNamedBeside(superId: string): string[] {
    return this.#callsNamedBeside.all(superId, superId).map((row) => row.call_id);
  }

  /** The records that are probably of this call, as they came. */
  probableRecordsOf(callId: string): DanpingEvent[] {
    return this.#probableRecordsOf.all(callId).map((row) => this.#eventOf(row));
  }

  byId(id: string): DanpingEvent | null {
    const row = this.#byId.get(id);
    return row ? this.#eventOf(row) : null;
  }

  keepUnreadable(batch: Commit, item: unknown): void {
    this.#keepUnreadable.run(batch.epoch, batch.upTo, JSON.stringify(item) ?? 'null');
  }

  /** @throws RowDamaged also for one that is filed under another call than its own */
  #eventOf(row: StoredEvent, filedUnder?: string): DanpingEvent {
    eventSeal.check(row, row.checksum, this.#mayBeUnsealed);
    const event = danpingEventSchema.parse(JSON.parse(row.body));
    if (filedUnder !== undefined && event.callId !== filedUnder) throw new RowDamaged('events');
    return event;
  }
}

/** V7's second name of a call: beside the first, or alone in the wrapped link event. */
export function superIdOf(event: DanpingEvent): string | null {
  const superId = event.data['superUniqueId'];
  return event.callId !== null && typeof superId === 'string' && superId !== '' ? superId : null;
}

const callIds = z.array(z.string());

/** The calls to which the relay ties a record by numbers and time only (docs/protocol.md, "Records under another call id"). */
export function probableCallIdsOf(event: DanpingEvent): readonly string[] {
  if (event.kind !== 'call.record') return [];
  return callIds.safeParse(event.data['probableCallIds']).data ?? [];
}
