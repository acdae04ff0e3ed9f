import { randomUUID } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import type { Contact, ContactFields } from '../../../shared/api/contacts-methods.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { SealedRow } from '../seal.ts';
import { contactNumberSeal, contactSeal } from '../sealed-tables.ts';
import { digitsOf, keysOfTyped, tailOf } from '../search/customer-number.ts';
import { wordsOf } from '../search/fold-text.ts';
import { spellingsOf } from '../search/phonetics.ts';

/** The agent's own address book: the writing side. */
export class ContactsTable {
  readonly #put: Statement<[Record<string, string | number | null>]>;
  readonly #addNumber: Statement<[Record<string, string | number | null>]>;
  readonly #removeNumbers: Statement<[string]>;
  readonly #remove: Statement<[string]>;
  readonly #tails: Statement<[string], { tail: string }>;
  readonly #namesake: Statement<[string, string, string], { id: string }>;
  readonly #withKey: Statement<[string, string], { contact_id: string }>;
  readonly #fields: Statement<[string], SealedRow<typeof contactSeal> & { company: string | null; note: string | null }>;
  readonly #typedOf: Statement<[string], SealedRow<typeof contactNumberSeal> & { position: number; typed: string }>;

  constructor(database: Database) {
    const columns = [...contactSeal.columns, 'checksum'];
    const numberColumns = [...contactNumberSeal.columns, 'checksum'];
    const given = (names: readonly string[]): string => `(${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`;
    this.#put = database.prepare(`
      INSERT INTO desk.contacts ${given(columns)}
      ON CONFLICT (id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`);
    this.#addNumber = database.prepare(`INSERT INTO desk.contact_numbers ${given(numberColumns)}`);
    this.#removeNumbers = database.prepare('DELETE FROM desk.contact_numbers WHERE contact_id = ?');
    this.#remove = database.prepare('DELETE FROM desk.contacts WHERE id = ?');
    this.#tails = database.prepare('SELECT DISTINCT tail FROM desk.contact_numbers WHERE contact_id = ?');
    this.#namesake = database.prepare(`
      SELECT c.id FROM desk.contact_numbers n JOIN desk.contacts c ON c.id = n.contact_id
      WHERE n.tail = ? AND n.number_key = ? AND c.name = ? LIMIT 1`);
    this.#withKey = database.prepare('SELECT DISTINCT contact_id FROM desk.contact_numbers WHERE tail = ? AND number_key = ?');
    this.#fields = database.prepare(`SELECT ${contactSeal.selected('c')} FROM desk.contacts c WHERE id = ?`);
    this.#typedOf = database.prepare(`SELECT ${contactNumberSeal.selected('n')} FROM desk.contact_numbers n WHERE contact_id = ? ORDER BY position`);
  }

  /** @returns the contact, and the last digits of every number that it had or has. */
  save(id: string | null, fields: ContactFields, updatedAt: EpochMs): { readonly contact: Contact; readonly tails: readonly string[] } {
    const kept = id ?? randomUUID();
    const { name, company, note } = fields;
    const numbers = [...new Map(fields.numbers.map((number) => [digitsOf(number) || number, number])).values()];
    const before = this.#tailsOf(kept);
    const spellings = spellingsOf(name);
    const searchText = [...wordsOf(name), ...spellings, ...wordsOf(company), ...wordsOf(note), ...numbers.flatMap((number) => [digitsOf(number), ...keysOfTyped(number).map(digitsOf)])];
    const row = { id: kept, name, company, note, sort_key: sortKeyOf(name), search_text: [...new Set(searchText)].join(' '), updated_at: updatedAt };
    this.#put.run({ ...row, checksum: contactSeal.of(row) });
    this.#removeNumbers.run(kept);
    for (const [position, number] of numbers.entries()) {
      for (const key of keysOfTyped(number)) {
        const numberRow = { contact_id: kept, position, typed: number, number_key: key, tail: tailOf(digitsOf(key) || key) };
        this.#addNumber.run({ ...numberRow, checksum: contactNumberSeal.of(numberRow) });
      }
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
    if (held) contactSeal.check(held, held.checksum);
    return {
      name: fields.name,
      company: fields.company ?? held?.company ?? null,
      note: fields.note ?? held?.note ?? null,
      numbers: [...this.numbersOf(id), ...fields.numbers],
    };
  }

  /** @throws RowDamaged */
  numbersOf(id: string): readonly string[] {
    const rows = this.#typedOf.all(id);
    for (const row of rows) contactNumberSeal.check(row, row.checksum);
    return [...new Map(rows.map(({ position, typed }) => [position, typed])).values()];
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
