import type { Database, Statement } from 'better-sqlite3';
import type { CallRow } from '../../shared/api/call-row.ts';
import type { Contact, ContactFields } from '../../shared/api/contacts-methods.ts';
import type { WrapUp } from '../../shared/api/card.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import { takeSlice, unindexedOfSlice } from './chores.ts';
import type { CallsTable } from './calls-table.ts';
import type { DeskNotes } from './notes/desk-notes.ts';

const newest = Number.MAX_SAFE_INTEGER;

/**
 * Writes notes, and lets the rows of the calls follow. First the note alone, in its own file, with a mark of what has to
 * follow; then the rows and the mark together. SQLite commits two files one after the other, and a crash may fall between.
 */
export class NotedCalls {
  readonly #database: Database;
  readonly #notes: DeskNotes;
  readonly #calls: CallsTable;
  readonly #withTail: Statement<[string, number, number], { key: number; call_id: string }>;

  constructor(database: Database, notes: DeskNotes, calls: CallsTable) {
    this.#database = database;
    this.#notes = notes;
    this.#calls = calls;
    this.#withTail = database.prepare('SELECT key, call_id FROM calls WHERE customer_tail = ? AND key < ? ORDER BY key DESC LIMIT ?');
  }

  saveWrapUp(callId: string, wrapUp: WrapUp, dispositionWords: string, savedAt: EpochMs): CallRow | null {
    return this.#writeOfCall(callId, () => this.#notes.wrapUps.save(callId, wrapUp, dispositionWords, savedAt));
  }

  markMissed(callId: string, doneAt: EpochMs | null): CallRow | null {
    const { missedDone } = this.#notes;
    return this.#writeOfCall(callId, () => (doneAt === null ? missedDone.unmark(callId) : missedDone.mark(callId, doneAt)));
  }

  saveContact(id: string | null, fields: ContactFields, now: EpochMs): Contact {
    return this.#writeContact(() => this.#notes.contacts.save(id, fields, now), ({ tails }) => tails).contact;
  }

  /** @returns how many of them were there already, by name and number. */
  importContacts(contacts: readonly ContactFields[], now: EpochMs): { readonly added: number; readonly updated: number } {
    const saved = this.#writeContact(
      () =>
        contacts.map((fields) => {
          const id = this.#notes.contacts.namesake(fields);
          const whole = id === null ? fields : this.#notes.contacts.enriched(id, fields);
          return { isNew: id === null, tails: this.#notes.contacts.save(id, whole, now).tails };
        }),
      (all) => all.flatMap(({ tails }) => tails),
    );
    const added = saved.filter(({ isNew }) => isNew).length;
    return { added, updated: saved.length - added };
  }

  removeContact(id: string): void {
    this.#writeContact(() => this.#notes.contacts.remove(id), (tails) => tails);
  }

  /** Lets some rows follow what was written. @returns whether more is left. */
  follow(): boolean {
    return this.#database
      .transaction(() => {
        const mark = this.#notes.stale.next();
        if (!mark) return false;
        const calls = mark.sort === 'call' ? [] : this.#withTail.all(mark.value, mark.done_from ?? newest, unindexedOfSlice);
        if (mark.sort === 'call') this.#calls.reword(mark.value);
        const done = takeSlice(calls, (call) => this.#calls.reword(call.call_id));
        this.#calls.settle();
        const last = done.at(-1);
        if (last && (done.length < calls.length || calls.length === unindexedOfSlice)) this.#notes.stale.doneFrom(mark, last.key);
        else this.#notes.stale.unmark(mark);
        return true;
      })
      .immediate();
  }

  #writeOfCall(callId: string, write: () => void): CallRow | null {
    this.#database
      .transaction(() => {
        write();
        this.#notes.stale.mark('call', callId);
      })
      .immediate();
    return this.#database
      .transaction(() => {
        const row = this.#calls.reword(callId);
        this.#notes.stale.unmark({ sort: 'call', value: callId });
        return row;
      })
      .immediate();
  }

  #writeContact<Written>(write: () => Written, tailsOf: (written: Written) => readonly string[]): Written {
    return this.#database
      .transaction(() => {
        const written = write();
        for (const tail of tailsOf(written)) this.#notes.stale.mark('tail', tail);
        return written;
      })
      .immediate();
  }
}
