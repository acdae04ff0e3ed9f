import type { Database, Statement } from 'better-sqlite3';
import type { Contact, ContactPage, ContactPosition } from '../../../shared/api/contacts-methods.ts';
import type { SealedRow } from '../seal.ts';
import { contactNumberSeal, contactSeal } from '../sealed-tables.ts';
import { queryWords } from '../search/query.ts';

interface StoredContact extends SealedRow<typeof contactSeal> {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly note: string | null;
  readonly sort_key: string;
  readonly updated_at: number;
}

/** The agent's own address book: the reading side. */
export class ContactReads {
  readonly #database: Database;
  readonly #numbers: Statement<[string], SealedRow<typeof contactNumberSeal> & { position: number; typed: string }>;

  constructor(database: Database) {
    this.#database = database;
    this.#numbers = database.prepare(`SELECT ${contactNumberSeal.selected('n')} FROM desk.contact_numbers n WHERE contact_id = ? ORDER BY position`);
  }

  page(text: string, after: ContactPosition | null, limit: number): ContactPage {
    const words = queryWords(text);
    const conditions = [...words.map(() => 'instr(search_text, ?) > 0'), ...(after ? ['(sort_key, id) > (?, ?)'] : [])];
    const stored = this.#database
      .prepare<unknown[], StoredContact>(
        `SELECT ${contactSeal.selected('c')} FROM desk.contacts c ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} ORDER BY sort_key, id LIMIT ?`,
      )
      .all(...words, ...(after ? [after.sortKey, after.id] : []), limit + 1);
    const shown = stored.slice(0, limit);
    const last = shown.at(-1);
    return {
      contacts: shown.map((row) => this.#contactOf(row)),
      next: stored.length > limit && last ? { sortKey: last.sort_key, id: last.id } : null,
    };
  }

  /** @throws RowDamaged */
  #contactOf(row: StoredContact): Contact {
    contactSeal.check(row, row.checksum);
    const { id, name, company, note, updated_at: updatedAt } = row;
    const numbers = this.#numbers.all(id);
    for (const number of numbers) contactNumberSeal.check(number, number.checksum);
    return { id, name, company, note, numbers: [...new Map(numbers.map(({ position, typed }) => [position, typed])).values()], updatedAt };
  }
}
