import type { Database, Statement } from 'better-sqlite3';
import { signsOf } from './facets.ts';
import { gramsOf } from './grams.ts';

/** So many calls wait to be indexed before the next commit takes most of them in at once: one call at a time costs ten times as much. */
const mostWaiting = 256;
const leftWaiting = 128;

export interface StoredForIndex {
  readonly key: number;
  readonly search_text: string;
  readonly direction: string | null;
  readonly outcome: string;
  readonly has_note: number;
  readonly has_recording: number;
}

/** Which call has which fragments: the writing side. The newest calls wait, and searches look at their text itself. */
export class GramIndex {
  readonly #add: Statement<[number, string]>;
  readonly #remove: Statement<[number, string]>;
  readonly #waiting: Statement<[number], StoredForIndex>;
  readonly #howMany: Statement<[], { waiting: number }>;
  readonly #done: Statement<[number]>;

  constructor(database: Database) {
    this.#add = database.prepare('INSERT INTO call_grams (rowid, grams) VALUES (?, ?)');
    this.#remove = database.prepare("INSERT INTO call_grams (call_grams, rowid, grams) VALUES ('delete', ?, ?)");
    this.#waiting = database.prepare(
      'SELECT key, search_text, direction, outcome, has_note, has_recording FROM calls WHERE is_indexed = 0 ORDER BY key LIMIT ?',
    );
    this.#howMany = database.prepare('SELECT count(*) AS waiting FROM calls WHERE is_indexed = 0');
    this.#done = database.prepare('UPDATE calls SET is_indexed = 1 WHERE key = ?');
  }

  /** Takes the call out for good: it must be given as it was indexed. */
  remove(call: StoredForIndex): void {
    this.#remove.run(call.key, tokensOf(call));
  }

  /** Within a transaction: keeps the number of waiting calls small. */
  catchUp(): void {
    const waiting = this.#howMany.get()?.waiting ?? 0;
    if (waiting <= mostWaiting) return;
    for (const call of this.#waiting.all(waiting - leftWaiting)) {
      this.#add.run(call.key, tokensOf(call));
      this.#done.run(call.key);
    }
  }
}

function tokensOf({ search_text: text, ...call }: StoredForIndex): string {
  const signs = signsOf({ ...call, hasNote: call.has_note === 1, hasRecording: call.has_recording === 1 });
  return [...gramsOf(text), ...signs].join(' ');
}
