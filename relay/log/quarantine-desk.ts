import type Database from 'better-sqlite3';
import type { Result } from '../../src/shared/result.ts';
import type { SqliteEventLog } from './event-log.ts';

/** An unreadable push as it is kept. */
export interface QuarantinedRow {
  readonly id: number;
  readonly source: string;
  readonly first_at: number;
  readonly last_at: number;
  readonly count: number;
  readonly content_type: string | null;
  readonly reason: string;
  readonly bytes: number;
}

const columns = 'rowid AS id, source, first_at, last_at, count, content_type, reason, length(raw) AS bytes';

export function prepareQuarantine(db: Database.Database) {
  return {
    page: db.prepare<[number, number], QuarantinedRow>(`SELECT ${columns} FROM quarantine WHERE rowid < ? ORDER BY rowid DESC LIMIT ?`),
    one: db.prepare<[number], QuarantinedRow & { readonly raw: Buffer }>(`SELECT ${columns}, raw FROM quarantine WHERE rowid = ?`),
    remove: db.prepare<[number]>('DELETE FROM quarantine WHERE rowid = ?'),
  };
}

/** The unreadable pushes, for whoever looks after the relay. Fails like the log's reading and writing. */
export class QuarantineDesk {
  readonly #log: Pick<SqliteEventLog, 'read' | 'write'>;

  constructor(log: Pick<SqliteEventLog, 'read' | 'write'>) {
    this.#log = log;
  }

  /** Newest first. @param beforeId `null` for the newest */
  page(beforeId: number | null, limit: number): Result<readonly QuarantinedRow[]> {
    return this.#log.read(({ kept }) => kept.page.all(beforeId ?? Number.MAX_SAFE_INTEGER, limit));
  }

  /** With its bytes; `undefined` where it is not there any more. */
  one(id: number): Result<(QuarantinedRow & { readonly raw: Buffer }) | undefined> {
    return this.#log.read(({ kept }) => kept.one.get(id));
  }

  /** @returns whether it was there. */
  remove(id: number): Promise<Result<boolean>> {
    return this.#log.write(({ kept }) => kept.remove.run(id).changes > 0);
  }
}
