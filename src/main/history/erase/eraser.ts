import type { Database, Statement } from 'better-sqlite3';
import type { CallRow } from '../../../shared/api/call-row.ts';
import type { Call } from '../../../shared/contract/call.ts';
import type { DanpingEvent } from '../../../shared/contract/event.ts';
import { danpingEventSchema } from '../../../shared/contract/event.ts';
import { takeSlice, unindexedOfSlice } from '../chores.ts';
import type { CallsTable } from '../calls-table.ts';
import type { DeskNotes } from '../notes/desk-notes.ts';
import type { Mentioned } from './mention-scan.ts';
import type { Mentions } from './mentions.ts';
import type { SealedRow } from '../seal.ts';
import { eventSeal } from '../sealed-tables.ts';
import { NoteEraser } from './note-eraser.ts';

interface StoredEvent {
  readonly id: string;
  readonly body: string;
}

/**
 * Erases a person from the history. What is deleted is overwritten in the file (SQLite's secure_delete and the index's own).
 * Of the person's events the ids stay behind, empty, so that a repeat from the relay brings nothing back.
 */
export class Eraser {
  readonly notes: NoteEraser;
  readonly #database: Database;
  readonly #calls: CallsTable;
  readonly #refold: (callIds: ReadonlySet<string>) => void;
  readonly #callsOf: Statement<[string, string, number], { call_id: string }>;
  readonly #eventsOf: Statement<[string], StoredEvent>;
  readonly #event: Statement<[string], StoredEvent>;
  readonly #isSign: Statement<[string]>;
  readonly #rewrite: Statement<[string, string]>;
  readonly #detach: Statement<[string]>;
  readonly #empty: Statement<[string]>;
  readonly #drop: Statement<[string]>;
  readonly #sealed: Statement<[string], SealedRow<typeof eventSeal>>;
  readonly #seal: Statement<[number, string]>;
  readonly #dropProbable: Statement<[string]>;
  readonly #unreadable: Statement<[number], { body: string }>;
  readonly #rewriteUnreadable: Statement<[string, number]>;

  /** @param refold makes calls anew out of the events that are left of them */
  constructor(database: Database, calls: CallsTable, notes: DeskNotes, refold: (callIds: ReadonlySet<string>) => void) {
    this.notes = new NoteEraser(database, notes, calls);
    this.#database = database;
    this.#calls = calls;
    this.#refold = refold;
    this.#callsOf = database.prepare('SELECT call_id FROM calls WHERE customer_tail = ? AND customer_key = ? LIMIT ?');
    this.#eventsOf = database.prepare('SELECT id, body FROM events WHERE call_id = ?');
    this.#event = database.prepare('SELECT id, body FROM events WHERE id = ?');
    this.#isSign = database.prepare('SELECT 1 FROM agent_signs WHERE event_id = ?');
    this.#rewrite = database.prepare('UPDATE events SET body = ? WHERE id = ?');
    this.#detach = database.prepare('UPDATE events SET call_id = NULL, super_id = NULL WHERE id = ?');
    this.#empty = database.prepare("UPDATE events SET kind = 'erased', body = '' WHERE id = ?");
    this.#drop = database.prepare('DELETE FROM events WHERE id = ?');
    this.#sealed = database.prepare(`SELECT ${eventSeal.selected('e')} FROM events e WHERE id = ?`);
    this.#seal = database.prepare('UPDATE events SET checksum = ? WHERE id = ?');
    this.#dropProbable = database.prepare('DELETE FROM probable_records WHERE event_id = ?');
    this.#unreadable = database.prepare('SELECT body FROM unreadable_items WHERE rowid = ?');
    this.#rewriteUnreadable = database.prepare('UPDATE unreadable_items SET body = ? WHERE rowid = ?');
  }

  /** Some of the calls that are filed under the number. @returns which; none when all have gone. */
  eraseCalls(mentions: Mentions): readonly string[] {
    return this.#database
      .transaction(() => {
        const some = mentions.filedUnder.flatMap(({ key, tail }) => this.#callsOf.all(tail, key, unindexedOfSlice));
        return takeSlice(some, ({ call_id: callId }) => this.#eraseCall(callId, mentions)).map(({ call_id: callId }) => callId);
      })
      .immediate();
  }

  /** Takes the number out of what is not the person's own. @returns the calls that turned out to be. */
  eraseMentions(mentions: Mentions, { eventIds, callIds, unreadableRows }: Mentioned): readonly string[] {
    return this.#database
      .transaction(() => {
        const touched = new Set<string>();
        for (const id of eventIds) for (const callId of this.#takeOut(id, mentions)) touched.add(callId);
        this.#refold(touched);
        const erased = callIds.filter((callId) => this.#rewriteCall(callId, mentions));
        for (const rowid of unreadableRows) {
          const held = this.#unreadable.get(rowid);
          if (held) this.#rewriteUnreadable.run(JSON.stringify(mentions.withoutIn(JSON.parse(held.body))), rowid);
        }
        this.#calls.settle();
        return erased;
      })
      .immediate();
  }

  #eraseCall(callId: string, mentions: Mentions): void {
    for (const event of this.#eventsOf.all(callId)) this.#forget(event, mentions);
    this.#calls.remove(callId);
    this.notes.forgetCall(callId);
  }

  /** The agent's latest sign of itself stays, without the customer in it. */
  #forget(event: StoredEvent, mentions: Mentions): void {
    this.#dropProbable.run(event.id);
    this.#detach.run(event.id);
    if (this.#isSign.get(event.id)) this.#rewrite.run(JSON.stringify(mentions.withoutIn(JSON.parse(event.body))), event.id);
    else if (mentions.isIn(event.id)) this.#drop.run(event.id);
    else this.#empty.run(event.id);
    this.#sealAnew(event.id);
  }

  #sealAnew(id: string): void {
    const row = this.#sealed.get(id);
    if (row) this.#seal.run(eventSeal.of(row), id);
  }

  /** @returns the call that has to be folded anew. */
  #takeOut(id: string, mentions: Mentions): readonly string[] {
    const stored = this.#event.get(id);
    const event = stored ? danpingEventSchema.safeParse(parsed(stored.body)).data : undefined;
    if (!stored || !event) return [];
    if (isOwn(event, mentions)) {
      this.#forget(stored, mentions);
      return [];
    }
    this.#rewrite.run(JSON.stringify(mentions.withoutIn(event)), id);
    this.#sealAnew(id);
    return event.callId === null ? [] : [event.callId];
  }

  /** @returns whether the call was the person's own after all, and has gone. */
  #rewriteCall(callId: string, mentions: Mentions): boolean {
    const stored = this.#calls.stored(callId);
    if (!stored || !mentions.isIn(JSON.stringify(stored.call))) return false;
    if (mentions.isIn(callId)) {
      this.#eraseCall(callId, mentions);
      return true;
    }
    this.#calls.take(mentions.withoutIn(stored.call) as Call & Pick<CallRow, 'recordIsProbable'>, stored.paintedAfterMs);
    return false;
  }
}

/** An event without a number, of a call of the person, is in the call's own events and was found there. */
function isOwn({ id, callId, customerNumber, dialect }: DanpingEvent, mentions: Mentions): boolean {
  return mentions.isCustomer(customerNumber, dialect) || mentions.isIn(id) || mentions.isIn(callId ?? '');
}

function parsed(text: string): unknown {
  return text === '' ? null : JSON.parse(text);
}
