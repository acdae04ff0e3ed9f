import { fail, ok, type Result } from '../../src/shared/result.ts';
import { codeOf } from '../sqlite/open.ts';
import type { DirectoryStore } from './directory-store.ts';

/** A customer whom the command line wants to be forgotten by the relay that serves the folder. */
export interface ErasureWish {
  readonly id: number;
  readonly customerNumber: string;
}

export function wishErasure({ db }: DirectoryStore, customerNumber: string): number {
  db.pragma('secure_delete = ON');
  return Number(db.prepare('INSERT INTO erasure (customer_number) VALUES (?)').run(customerNumber).lastInsertRowid);
}

/** What nobody has answered yet, the oldest first. A directory that cannot be read has none. */
export function nextWish({ db }: DirectoryStore): ErasureWish | null {
  try {
    return db.prepare<[], ErasureWish>('SELECT id, customer_number AS customerNumber FROM erasure WHERE answer IS NULL ORDER BY id LIMIT 1').get() ?? null;
  } catch {
    return null;
  }
}

/** Says how it went; the number goes at once. */
export function answerWish({ db }: DirectoryStore, id: number, answer: string): void {
  db.pragma('secure_delete = ON');
  db.prepare(`UPDATE erasure SET answer = ?, customer_number = '' WHERE id = ?`).run(answer, id);
}

/** The answer, once; `null` as long as there is none. Fails with `directory-unavailable`. */
export function takeAnswer({ db }: DirectoryStore, id: number): Result<string | null> {
  try {
    const row = db.prepare<[number], { answer: string | null }>('SELECT answer FROM erasure WHERE id = ?').get(id);
    if (!row || row.answer === null) return ok(null);
    dropWish({ db }, id);
    return ok(row.answer);
  } catch (error) {
    return fail('directory-unavailable', `The directory cannot be written (${codeOf(error)}).`, 'Try again in a moment.');
  }
}

/** Nobody waits for it any more; the number is in none of the directory's files. */
export function dropWish({ db }: Pick<DirectoryStore, 'db'>, id: number): void {
  db.pragma('secure_delete = ON');
  db.prepare('DELETE FROM erasure WHERE id = ?').run(id);
  db.pragma('wal_checkpoint(TRUNCATE)');
}
