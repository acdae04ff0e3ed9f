import type { Database, Statement } from 'better-sqlite3';
import type { WrapUp } from '../../../shared/api/card.ts';
import { noWrapUp } from '../../../shared/api/card.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { SealedRow } from '../seal.ts';
import { wrapUpSeal } from '../sealed-tables.ts';

export interface KeptWrapUp {
  readonly wrapUp: WrapUp | null;
  readonly dispositionWords: string;
}

interface StoredWrapUp extends SealedRow<typeof wrapUpSeal> {
  readonly call_id: string;
  readonly saved_at: number;
  readonly note: string;
  readonly disposition: string | null;
  readonly disposition_words: string;
  readonly call_back_at: number | null;
}

type WrittenWrapUp = Pick<StoredWrapUp, 'note' | 'disposition' | 'call_back_at'>;

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
export function wrapUpOf({ note, disposition, call_back_at: callBackAt }: WrittenWrapUp): WrapUp | null {
  const isNothing = note === noWrapUp.note && disposition === noWrapUp.disposition && callBackAt === noWrapUp.callBackAt;
  return isNothing ? null : { note, disposition, callBackAt };
}

/** What the agent wrote of each call. */
export class WrapUps {
  readonly #of: Statement<[string], StoredWrapUp>;
  readonly #put: Statement<[Record<string, string | number | null>]>;
  readonly #rewrite: Statement<[string, number, string]>;
  readonly #remove: Statement<[string]>;
  readonly #due: Statement<[number, number], StoredWrapUp & DueCallBack>;
  readonly #unshared: Statement<[number], StoredWrapUp>;
  readonly #shared: Statement<[number, string, number]>;

  constructor(database: Database) {
    const row = `SELECT ${wrapUpSeal.selected('w')} FROM desk.wrap_up w`;
    const columns = [...wrapUpSeal.columns, 'checksum'];
    this.#of = database.prepare(`${row} WHERE call_id = ?`);
    this.#put = database.prepare(`
      INSERT INTO desk.wrap_up (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})
      ON CONFLICT (call_id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}, shared_at = NULL`);
    this.#rewrite = database.prepare('UPDATE desk.wrap_up SET note = ?, checksum = ? WHERE call_id = ?');
    this.#remove = database.prepare('DELETE FROM desk.wrap_up WHERE call_id = ?');
    this.#due = database.prepare(`${row} WHERE call_back_at < ? ORDER BY call_back_at LIMIT ?`);
    this.#unshared = database.prepare(`${row} WHERE shared_at IS NULL ORDER BY saved_at LIMIT ?`);
    this.#shared = database.prepare('UPDATE desk.wrap_up SET shared_at = ? WHERE call_id = ? AND saved_at = ?');
  }

  /** @throws RowDamaged */
  of(callId: string): KeptWrapUp | null {
    const held = this.#heldOf(callId);
    return held ? { wrapUp: wrapUpOf(held), dispositionWords: held.disposition_words } : null;
  }

  /** One that was emptied is kept too, until the relay knows of it. */
  save(callId: string, { note, disposition, callBackAt }: WrapUp, dispositionWords: string, savedAt: EpochMs): void {
    const row = { call_id: callId, note, disposition, disposition_words: dispositionWords, call_back_at: callBackAt, saved_at: savedAt };
    this.#put.run({ ...row, checksum: wrapUpSeal.of(row) });
  }

  /** Another text in its place; whether the relay has the note stays as it is. */
  rewrite(callId: string, change: (note: string) => string): void {
    const held = this.#heldOf(callId);
    if (!held) return;
    const row = { ...held, note: change(held.note) };
    this.#rewrite.run(row.note, wrapUpSeal.of(row), callId);
  }

  remove(callId: string): void {
    this.#remove.run(callId);
  }

  due(until: EpochMs): readonly DueCallBack[] {
    return this.#due.all(until, mostDue).map(whole);
  }

  /** What the relay does not have as it was last saved, the oldest first. */
  unshared(limit: number): readonly UnsharedNote[] {
    return this.#unshared.all(limit).map(whole).map(({ call_id: callId, note, disposition, saved_at: savedAt }) => ({ callId, note, disposition, savedAt }));
  }

  /** The relay has the wrap-up as it was saved at `savedAt`; a later one is still to be shared. */
  shared(callId: string, savedAt: EpochMs, sharedAt: EpochMs): void {
    this.#shared.run(sharedAt, callId, savedAt);
  }

  #heldOf(callId: string): StoredWrapUp | undefined {
    const held = this.#of.get(callId);
    return held && whole(held);
  }
}

/** @throws RowDamaged */
function whole<Row extends StoredWrapUp>(row: Row): Row {
  wrapUpSeal.check(row, row.checksum);
  return row;
}
