import type { Database, Statement } from 'better-sqlite3';
import type { CallsTable } from '../calls-table.ts';
import type { DeskNotes } from '../notes/desk-notes.ts';
import type { Mentioned } from './mention-scan.ts';
import type { Mentions } from './mentions.ts';

interface StoredContact {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly note: string | null;
  readonly updated_at: number;
}

/** Erases a person from what the agent wrote. */
export class NoteEraser {
  readonly #database: Database;
  readonly #notes: DeskNotes;
  readonly #calls: CallsTable;
  readonly #contact: Statement<[string], StoredContact>;

  constructor(database: Database, notes: DeskNotes, calls: CallsTable) {
    this.#database = database;
    this.#notes = notes;
    this.#calls = calls;
    this.#contact = database.prepare('SELECT id, name, company, note, updated_at FROM desk.contacts WHERE id = ?');
  }

  /** Within a transaction. */
  forgetCall(callId: string): void {
    this.#notes.wrapUps.remove(callId);
    this.#notes.missedDone.unmark(callId);
    this.#notes.stale.unmark({ sort: 'call', value: callId });
  }

  /** Removes who has the number. @returns how many. */
  eraseContacts(mentions: Mentions): number {
    return this.#database
      .transaction(() => {
        const ids = new Set(mentions.filedUnder.flatMap(({ key, tail }) => this.#notes.contacts.withNumber(key, tail)));
        for (const id of ids) for (const tail of this.#notes.contacts.remove(id)) this.#notes.stale.mark('tail', tail);
        for (const { tail } of mentions.filedUnder) this.#notes.stale.unmark({ sort: 'tail', value: tail });
        return ids.size;
      })
      .immediate();
  }

  /** Takes the number out of other calls' notes and other people's entries. @returns how many notes. */
  eraseMentions(mentions: Mentions, { noteCallIds, contactIds }: Mentioned): number {
    return this.#database
      .transaction(() => {
        for (const callId of noteCallIds) {
          this.#notes.wrapUps.rewrite(callId, (note) => mentions.without(note));
          this.#calls.reword(callId);
        }
        for (const id of contactIds) this.#rewriteContact(id, mentions);
        return noteCallIds.length;
      })
      .immediate();
  }

  #rewriteContact(id: string, mentions: Mentions): void {
    const held = this.#contact.get(id);
    if (!held) return;
    const fields = {
      name: mentions.without(held.name).trim() || '…',
      company: held.company && mentions.without(held.company),
      note: held.note && mentions.without(held.note),
      numbers: [...this.#notes.contacts.numbersOf(id)],
    };
    for (const tail of this.#notes.contacts.save(id, fields, held.updated_at).tails) this.#notes.stale.mark('tail', tail);
  }
}
