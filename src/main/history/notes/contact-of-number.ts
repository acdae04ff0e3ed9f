import type { Database, Statement } from 'better-sqlite3';
import { mayBeSame } from '../search/customer-number.ts';

export interface MatchedContact {
  readonly name: string;
  readonly company: string | null;
  /** `maybe`: the number fits in its last digits only, or several contacts have it. */
  readonly match: 'sure' | 'maybe';
}

interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly number_key: string;
}

/** Finds whose number it is among the agent's contacts; of several the one that was saved last. */
export class ContactOfNumber {
  readonly #withTail: Statement<[string], Candidate>;

  constructor(database: Database) {
    this.#withTail = database.prepare(`
      SELECT c.id, c.name, c.company, n.number_key FROM desk.contact_numbers n JOIN desk.contacts c ON c.id = n.contact_id
      WHERE n.tail = ? ORDER BY c.updated_at DESC, c.id`);
  }

  find(key: string | null, tail: string | null): MatchedContact | null {
    if (key === null || tail === null) return null;
    const candidates = this.#withTail.all(tail);
    const exact = candidates.filter((candidate) => candidate.number_key === key);
    const fitting = exact.length > 0 ? exact : candidates.filter((candidate) => mayBeSame(candidate.number_key, key));
    const [first] = fitting;
    if (!first) return null;
    const isSure = exact.length > 0 && new Set(exact.map(({ id }) => id)).size === 1;
    return { name: first.name, company: first.company, match: isSure ? 'sure' : 'maybe' };
  }
}
