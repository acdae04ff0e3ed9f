import type { Database, Statement } from 'better-sqlite3';
import type { EpochMs } from '../../../shared/contract/time.ts';

/** The missed calls that the agent has ticked off. */
export class MissedDone {
  readonly #at: Statement<[string], { done_at: number }>;
  readonly #mark: Statement<[string, number]>;
  readonly #unmark: Statement<[string]>;

  constructor(database: Database) {
    this.#at = database.prepare('SELECT done_at FROM desk.missed_done WHERE call_id = ?');
    this.#mark = database.prepare('INSERT INTO desk.missed_done (call_id, done_at) VALUES (?, ?) ON CONFLICT (call_id) DO NOTHING');
    this.#unmark = database.prepare('DELETE FROM desk.missed_done WHERE call_id = ?');
  }

  at(callId: string): EpochMs | null {
    return this.#at.get(callId)?.done_at ?? null;
  }

  mark(callId: string, doneAt: EpochMs): void {
    this.#mark.run(callId, doneAt);
  }

  unmark(callId: string): void {
    this.#unmark.run(callId);
  }
}
