import { ok, type Failure, type Result } from '../../src/shared/result.ts';
import type { DirectoryStore } from './directory-store.ts';

/** The setting that names the addresses from which a source may push; the relay's own, whatever the dialect. */
export const allowKey = 'allow';

/** What `source set` changes; absent parts stay as they are. */
export interface SourceChanges {
  readonly timeZone?: string;
  /** An empty text removes the value. */
  readonly values: ReadonlyMap<string, string>;
}

/** Changes what is kept of a source, all of it or nothing. Fails with `source-unknown`. */
export function changeSource({ db }: DirectoryStore, id: string, { timeZone, values }: SourceChanges): Result<void> {
  return db
    .transaction((): Result<void> => {
      if (!db.prepare('SELECT 1 FROM source WHERE id = ?').get(id)) return { ok: false, failure: unknownSource(id) };
      if (timeZone !== undefined) db.prepare('UPDATE source SET time_zone = ? WHERE id = ?').run(timeZone, id);
      for (const [key, value] of values) {
        if (value === '') db.prepare('DELETE FROM source_value WHERE source_id = ? AND key = ?').run(id, key);
        else db.prepare('INSERT OR REPLACE INTO source_value (source_id, key, value) VALUES (?, ?, ?)').run(id, key, value);
      }
      return ok(undefined);
    })
    .immediate();
}

export function unknownSource(id: string): Failure {
  return { code: 'source-unknown', cause: `There is no source ${id}.`, mend: 'Look the name up with "source list".' };
}
