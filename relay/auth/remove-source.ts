import { ok, type Result } from '../../src/shared/result.ts';
import type { DirectoryStore } from './directory-store.ts';
import { unknownSource } from './source-settings.ts';

/**
 * Takes a source out of the directory with its secrets, settings and extensions. Its events stay; its agents stay
 * without a source until the next one of their own cloud is added, or `agent add --source` says where they belong.
 *
 * @returns how many agents were at home there. Fails with `source-unknown`.
 */
export function removeSource({ db }: DirectoryStore, id: string): Result<{ readonly agentsWithoutSource: number }> {
  return db
    .transaction((): Result<{ readonly agentsWithoutSource: number }> => {
      const agents = db.prepare('UPDATE agent SET home_source = NULL WHERE home_source = ?').run(id).changes;
      const { changes } = db.prepare('DELETE FROM source WHERE id = ?').run(id);
      return changes === 0 ? { ok: false, failure: unknownSource(id) } : ok({ agentsWithoutSource: agents });
    })
    .immediate();
}
