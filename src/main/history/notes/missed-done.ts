import type { Database, Statement } from 'better-sqlite3';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { SealedRow } from '../seal.ts';
import { missedDoneSeal } from '../sealed-tables.ts';

/** The missed calls that the agent has ticked off. */
export class MissedDone {
  readonly #at: Statement<[string], SealedRow<typeof missedDoneSeal> & { readonly done_at: number }>;
  readonly #mark: Statement<[string, number, number]>;
  readonly #unmark: Statement<[string]>;

  constructor(database: Database) {
    this.#at = database.prepare(`SELECT ${missedDoneSeal.selected('m')} FROM desk.missed_done m WHERE call_id = ?`);
    this.#mark = database.prepare('INSERT INTO desk.missed_done (call_id, done_at, checksum) VALUES (?, ?, ?) ON CONFLICT (call_id) DO NOTHING');
    this.#unmark = database.prepare('DELETE FROM desk.missed_done WHERE call_id = ?');
  }

  /** @throws RowDamaged */
  at(callId: string): EpochMs | null {
    const held = this.#at.get(callId);
    if (!held) return null;
    missedDoneSeal.check(held, held.checksum);
    return held.done_at;
  }

  mark(callId: string, doneAt: EpochMs): void {
    this.#mark.run(callId, doneAt, missedDoneSeal.of({ call_id: callId, done_at: doneAt }));
  }

  unmark(callId: string): void {
    this.#unmark.run(callId);
  }
}
