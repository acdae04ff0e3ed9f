import type { EpochMs } from '../../src/shared/contract/time.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import type { Source } from '../core/ports.ts';
import { homeDialect } from '../core/visibility.ts';
import type { DirectoryStore } from './directory-store.ts';
import { digestOf, newSecret } from './secrets.ts';

/** What may name a source: it stands in addresses and in event ids. */
export const sourceIdPattern = /^[a-z0-9][a-z0-9-]{0,31}$/;

/**
 * Adds a source. Agents that were added before any source of their own cloud belong to it from now on.
 *
 * @returns the secret part of the hook's address, which is kept nowhere. Fails with `source-exists`.
 */
export function addSource({ db }: DirectoryStore, source: Omit<Source, 'values'>, now: EpochMs): Result<{ readonly secret: string }> {
  const secret = newSecret();
  return db
    .transaction((): Result<{ readonly secret: string }> => {
      if (db.prepare('SELECT 1 FROM source WHERE id = ?').get(source.id)) {
        return fail('source-exists', `There is a source ${source.id} already.`, 'Choose another name with --id.');
      }
      db.prepare('INSERT INTO source (id, dialect, time_zone, created_at) VALUES (?, ?, ?, ?)').run(
        source.id,
        source.dialect,
        source.timeZone,
        now,
      );
      db.prepare('INSERT INTO source_secret (digest, source_id, created_at) VALUES (?, ?, ?)').run(digestOf(secret), source.id, now);
      if (source.dialect === homeDialect) adoptAgents(db, source.id);
      return ok({ secret });
    })
    .immediate();
}

function adoptAgents(db: DirectoryStore['db'], sourceId: string): void {
  const homeless = db.prepare<[], { number: string }>('SELECT number FROM agent WHERE home_source IS NULL').all();
  for (const { number } of homeless) {
    db.prepare('UPDATE agent SET home_source = ? WHERE number = ?').run(sourceId, number);
    db.prepare('INSERT INTO identity (source_id, extension, agent_number) VALUES (?, ?, ?)').run(sourceId, number, number);
  }
}

/** Every source, in the order in which they were added. */
export function listSources({ db }: DirectoryStore): Omit<Source, 'values'>[] {
  return db.prepare<[], Omit<Source, 'values'>>('SELECT id, dialect, time_zone AS timeZone FROM source ORDER BY created_at, id').all();
}
