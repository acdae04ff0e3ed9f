import type { Database, Statement } from 'better-sqlite3';
import type { Contact, ContactPage, ContactPosition } from '../../../shared/api/contacts-methods.ts';
import { queryWords } from '../search/query.ts';

interface StoredContact {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly note: string | null;
  readonly sort_key: string;
  readonly updated_at: number;
}

const fields = 'id, name, company, note, sort_key, updated_at';

/** The agent's own address book: the reading side. */
export class ContactReads {
  readonly #database: Database;
  readonly #numbers: Statement<[string], { typed: string }>;

  constructor(database: Database) {
    this.#database = database;
    this.#numbers = database.prepare('SELECT typed FROM desk.contact_numbers WHERE contact_id = ? GROUP BY position ORDER BY position');
  }

  page(text: string, after: ContactPosition | null, limit: number): ContactPage {
    const words = queryWords(text);
    const conditions = [...words.map(() => 'instr(search_text, ?) > 0'), ...(after ? ['(sort_key, id) > (?, ?)'] : [])];
    const stored = this.#database
      .prepare<unknown[], StoredContact>(
        `SELECT ${fields} FROM desk.contacts ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} ORDER BY sort_key, id LIMIT ?`,
      )
      .all(...words, ...(after ? [after.sortKey, after.id] : []), limit + 1);
    const shown = stored.slice(0, limit);
    const last = shown.at(-1);
    return {
      contacts: shown.map((row) => this.#contactOf(row)),
      next: stored.length > limit && last ? { sortKey: last.sort_key, id: last.id } : null,
    };
  }

  #contactOf({ id, name, company, note, updated_at: updatedAt }: StoredContact): Contact {
    return { id, name, company, note, numbers: this.#numbers.all(id).map((row) => row.typed), updatedAt };
  }
}
