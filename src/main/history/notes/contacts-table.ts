import { randomUUID } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import type { Contact, ContactFields } from '../../../shared/api/contacts-methods.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import { digitsOf, keysOfTyped, tailOf } from '../search/customer-number.ts';
import { wordsOf } from '../search/fold-text.ts';
import { spellingsOf } from '../search/phonetics.ts';

/** The agent's own address book: the writing side. */
export class ContactsTable {
  readonly #put: Statement<[string, string, string | null, string | null, string, string, number]>;
  readonly #addNumber: Statement<[string, number, string, string, string]>;
  readonly #removeNumbers: Statement<[string]>;
  readonly #remove: Statement<[string]>;
  readonly #tails: Statement<[string], { tail: string }>;
  readonly #namesake: Statement<[string, string, string], { id: string }>;
  readonly #withKey: Statement<[string, string], { contact_id: string }>;
  readonly #fields: Statement<[string], { company: string | null; note: string | null }>;
  readonly #typedOf: Statement<[string], { typed: string }>;

  constructor(database: Database) {
    this.#put = database.prepare(`
      INSERT INTO desk.contacts (id, name, company, note, sort_key, search_text, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, company = excluded.company, note = excluded.note,
        sort_key = excluded.sort_key, search_text = excluded.search_text, updated_at = excluded.updated_at`);
    this.#addNumber = database.prepare(
      'INSERT INTO desk.contact_numbers (contact_id, position, typed, number_key, tail) VALUES (?, ?, ?, ?, ?)',
    );
    this.#removeNumbers = database.prepare('DELETE FROM desk.contact_numbers WHERE contact_id = ?');
    this.#remove = database.prepare('DELETE FROM desk.contacts WHERE id = ?');
    this.#tails = database.prepare('SELECT DISTINCT tail FROM desk.contact_numbers WHERE contact_id = ?');
    this.#namesake = database.prepare(`
      SELECT c.id FROM desk.contact_numbers n JOIN desk.contacts c ON c.id = n.contact_id
      WHERE n.tail = ? AND n.number_key = ? AND c.name = ? LIMIT 1`);
    this.#withKey = database.prepare('SELECT DISTINCT contact_id FROM desk.contact_numbers WHERE tail = ? AND number_key = ?');
    this.#fields = database.prepare('SELECT company, note FROM desk.contacts WHERE id = ?');
    this.#typedOf = database.prepare('SELECT typed FROM desk.contact_numbers WHERE contact_id = ? GROUP BY position ORDER BY position');
  }

  /** @returns the contact, and the last digits of every number that it had or has. */
  save(id: string | null, fields: ContactFields, updatedAt: EpochMs): { readonly contact: Contact; readonly tails: readonly string[] } {
    const kept = id ?? randomUUID();
    const { name, company, note } = fields;
    const numbers = [...new Map(fields.numbers.map((number) => [digitsOf(number) || number, number])).values()];
    const before = this.#tailsOf(kept);
    const spellings = spellingsOf(name);
    const searchText = [...wordsOf(name), ...spellings, ...wordsOf(company), ...wordsOf(note), ...numbers.flatMap((number) => [digitsOf(number), ...keysOfTyped(number).map(digitsOf)])];
    this.#put.run(kept, name, company, note, sortKeyOf(name), [...new Set(searchText)].join(' '), updatedAt);
    this.#removeNumbers.run(kept);
    for (const [position, number] of numbers.entries()) {
      for (const key of keysOfTyped(number)) this.#addNumber.run(kept, position, number, key, tailOf(digitsOf(key) || key));
    }
    return { contact: { id: kept, name, company, note, numbers, updatedAt }, tails: [...new Set([...before, ...this.#tailsOf(kept)])] };
  }

  /** @returns the last digits of the numbers that it had. */
  remove(id: string): readonly string[] {
    const tails = this.#tailsOf(id);
    this.#removeNumbers.run(id);
    this.#remove.run(id);
    return tails;
  }

  /** A contact of this name that has one of these numbers. */
  namesake({ name, numbers }: ContactFields): string | null {
    for (const key of numbers.flatMap(keysOfTyped)) {
      const found = this.#namesake.get(tailOf(digitsOf(key) || key), key, name);
      if (found) return found.id;
    }
    return null;
  }

  withNumber(key: string, tail: string): readonly string[] {
    return this.#withKey.all(tail, key).map((row) => row.contact_id);
  }

  /** What the contact would be with what is new in `fields`: nothing is lost of what it was. */
  enriched(id: string, fields: ContactFields): ContactFields {
    const held = this.#fields.get(id);
    return {
      name: fields.name,
      company: fields.company ?? held?.company ?? null,
      note: fields.note ?? held?.note ?? null,
      numbers: [...this.numbersOf(id), ...fields.numbers],
    };
  }

  numbersOf(id: string): readonly string[] {
    return this.#typedOf.all(id).map((row) => row.typed);
  }

  #tailsOf(id: string): readonly string[] {
    return this.#tails.all(id).map((row) => row.tail);
  }
}

/** Latin names as they are, Chinese ones by their pinyin, so that both stand in one alphabet. */
function sortKeyOf(name: string): string {
  const [spelling] = spellingsOf(name);
  return [spelling, ...wordsOf(name)].filter((word) => word !== undefined).join(' ') || name;
}
