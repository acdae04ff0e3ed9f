import type { Database, Statement } from 'better-sqlite3';
import type { SealedRow } from '../seal.ts';
import { contactNumberSeal, contactSeal } from '../sealed-tables.ts';
import { mayBeSame } from '../search/customer-number.ts';

export interface MatchedContact {
  readonly name: string;
  readonly company: string | null;
  /** `maybe`: the number fits in its last digits only, or several contacts have it. */
  readonly match: 'sure' | 'maybe';
}

interface Candidate extends SealedRow<typeof contactNumberSeal> {
  readonly contact_id: string;
  readonly number_key: string;
}

interface Found extends SealedRow<typeof contactSeal> {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
}

/** Finds whose number it is among the agent's contacts; of several the one that was saved last. */
export class ContactOfNumber {
  readonly #withTail: Statement<[string], Candidate>;
  readonly #contact: Statement<[string], Found>;

  constructor(database: Database) {
    this.#withTail = database.prepare(`
      SELECT ${contactNumberSeal.selected('n')} FROM desk.contact_numbers n JOIN desk.contacts c ON c.id = n.contact_id
      WHERE n.tail = ? ORDER BY c.updated_at DESC, c.id`);
    this.#contact = database.prepare(`SELECT ${contactSeal.selected('c')} FROM desk.contacts c WHERE id = ?`);
  }

  /** @throws RowDamaged */
  find(key: string | null, tail: string | null): MatchedContact | null {
    if (key === null || tail === null) return null;
    const candidates = this.#withTail.all(tail);
    const exact = candidates.filter((candidate) => candidate.number_key === key);
    const fitting = exact.length > 0 ? exact : candidates.filter((candidate) => mayBeSame(candidate.number_key, key));
    const [first] = fitting;
    const contact = first && this.#contact.get(first.contact_id);
    if (!contact) return null;
    for (const number of fitting) contactNumberSeal.check(number, number.checksum);
    contactSeal.check(contact, contact.checksum);
    const isSure = exact.length > 0 && new Set(exact.map(({ contact_id: id }) => id)).size === 1;
    return { name: contact.name, company: contact.company, match: isSure ? 'sure' : 'maybe' };
  }
}
