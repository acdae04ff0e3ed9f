import type { Database, Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { DanpingEvent } from '../../shared/contract/event.ts';
import { danpingEventSchema } from '../../shared/contract/event.ts';
import type { Commit } from './history-port.ts';

/** The relay's events as they came, each once. */
export class EventsTable {
  readonly #add: Statement<[string, number, string | null, string | null, string, number, string]>;
  readonly #callsNamedBeside: Statement<[string, string], { call_id: string }>;
  readonly #ofCall: Statement<[string], { body: string }>;
  readonly #byId: Statement<[string], { body: string }>;
  readonly #keepUnreadable: Statement<[string, number, string]>;
  readonly #addProbable: Statement<[string, string]>;
  readonly #probableRecordsOf: Statement<[string], { body: string }>;

  constructor(database: Database) {
    this.#add = database.prepare(
      'INSERT INTO events (id, seq, call_id, super_id, kind, received_at, body) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
    );
    this.#callsNamedBeside = database.prepare('SELECT DISTINCT call_id FROM events WHERE super_id = ? AND call_id <> ? LIMIT 2');
    this.#ofCall = database.prepare('SELECT body FROM events WHERE call_id = ?');
    this.#byId = database.prepare('SELECT body FROM events WHERE id = ?');
    this.#addProbable = database.prepare('INSERT OR IGNORE INTO probable_records (call_id, event_id) VALUES (?, ?)');
    this.#probableRecordsOf = database.prepare(
      'SELECT body FROM probable_records JOIN events ON events.id = probable_records.event_id WHERE probable_records.call_id = ?',
    );
    this.#keepUnreadable = database.prepare('INSERT INTO unreadable_items (epoch, up_to, body) VALUES (?, ?, ?)');
  }

  /** @returns whether it is new here. */
  add(event: DanpingEvent): boolean {
    const receivedAt = Date.parse(event.receivedAt);
    const isNew = this.#add.run(event.id, event.seq, event.callId, superIdOf(event), event.kind, receivedAt, JSON.stringify(event)).changes === 1;
    if (isNew) for (const callId of probableCallIdsOf(event)) this.#addProbable.run(callId, event.id);
    return isNew;
  }

  ofCall(callId: string): DanpingEvent[] {
    return this.#ofCall.all(callId).map((row) => danpingEventSchema.parse(JSON.parse(row.body)));
  }

  /** The calls that events name beside this second name: up to two, which is as good as many. */
  callsNamedBeside(superId: string): string[] {
    return this.#callsNamedBeside.all(superId, superId).map((row) => row.call_id);
  }

  /** The records that are probably of this call, as they came. */
  probableRecordsOf(callId: string): DanpingEvent[] {
    return this.#probableRecordsOf.all(callId).map((row) => danpingEventSchema.parse(JSON.parse(row.body)));
  }

  byId(id: string): DanpingEvent | null {
    const row = this.#byId.get(id);
    return row ? danpingEventSchema.parse(JSON.parse(row.body)) : null;
  }

  keepUnreadable(batch: Commit, item: unknown): void {
    this.#keepUnreadable.run(batch.epoch, batch.upTo, JSON.stringify(item) ?? 'null');
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
