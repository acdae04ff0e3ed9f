import type { Database, Statement } from 'better-sqlite3';
import type { WrapUp } from '../../../shared/api/card.ts';
import { noWrapUp } from '../../../shared/api/card.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';

export interface KeptWrapUp {
  readonly wrapUp: WrapUp | null;
  readonly dispositionWords: string;
}

interface StoredWrapUp {
  readonly note: string;
  readonly disposition: string | null;
  readonly disposition_words: string;
  readonly call_back_at: number | null;
}

export interface DueCallBack {
  readonly call_id: string;
  readonly call_back_at: number;
}

const mostDue = 200;

/** A note that the relay does not have as it was saved here. */
export interface UnsharedNote {
  readonly callId: string;
  readonly note: string;
  readonly disposition: string | null;
  readonly savedAt: EpochMs;
}

/** @returns `null` for one with nothing in it */
export function wrapUpOf({ note, disposition, call_back_at: callBackAt }: Omit<StoredWrapUp, 'disposition_words'>): WrapUp | null {
  const isNothing = note === noWrapUp.note && disposition === noWrapUp.disposition && callBackAt === noWrapUp.callBackAt;
  return isNothing ? null : { note, disposition, callBackAt };
}

/** What the agent wrote of each call. */
export class WrapUps {
  readonly #of: Statement<[string], StoredWrapUp>;
  readonly #put: Statement<[string, string, string | null, string, number | null, number]>;
  readonly #remove: Statement<[string]>;
  readonly #due: Statement<[number, number], DueCallBack>;
  readonly #unshared: Statement<[number], { call_id: string; note: string; disposition: string | null; saved_at: number }>;
  readonly #shared: Statement<[number, string, number]>;

  constructor(database: Database) {
    this.#of = database.prepare('SELECT note, disposition, disposition_words, call_back_at FROM desk.wrap_up WHERE call_id = ?');
    this.#put = database.prepare(`
      INSERT INTO desk.wrap_up (call_id, note, disposition, disposition_words, call_back_at, saved_at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (call_id) DO UPDATE SET note = excluded.note, disposition = excluded.disposition,
        disposition_words = excluded.disposition_words, call_back_at = excluded.call_back_at, saved_at = excluded.saved_at,
        shared_at = NULL`);
    this.#remove = database.prepare('DELETE FROM desk.wrap_up WHERE call_id = ?');
    this.#due = database.prepare(
      'SELECT call_id, call_back_at FROM desk.wrap_up WHERE call_back_at < ? ORDER BY call_back_at LIMIT ?',
    );
    this.#unshared = database.prepare(
      'SELECT call_id, note, disposition, saved_at FROM desk.wrap_up WHERE shared_at IS NULL ORDER BY saved_at LIMIT ?',
    );
    this.#shared = database.prepare('UPDATE desk.wrap_up SET shared_at = ? WHERE call_id = ? AND saved_at = ?');
  }

  of(callId: string): KeptWrapUp | null {
    const held = this.#of.get(callId);
    return held ? { wrapUp: wrapUpOf(held), dispositionWords: held.disposition_words } : null;
  }

  /** One that was emptied is kept too, until the relay knows of it. */
  save(callId: string, { note, disposition, callBackAt }: WrapUp, dispositionWords: string, savedAt: EpochMs): void {
    this.#put.run(callId, note, disposition, dispositionWords, callBackAt, savedAt);
  }

  remove(callId: string): void {
    this.#remove.run(callId);
  }

  due(until: EpochMs): readonly DueCallBack[] {
    return this.#due.all(until, mostDue);
  }

  /** What the relay does not have as it was last saved, the oldest first. */
  unshared(limit: number): readonly UnsharedNote[] {
    return this.#unshared.all(limit).map(({ call_id: callId, note, disposition, saved_at: savedAt }) => ({ callId, note, disposition, savedAt }));
  }

  /** The relay has the wrap-up as it was saved at `savedAt`; a later one is still to be shared. */
  shared(callId: string, savedAt: EpochMs, sharedAt: EpochMs): void {
    this.#shared.run(sharedAt, callId, savedAt);
  }
}
