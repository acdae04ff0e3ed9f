import type { EpochMs } from '../../src/shared/contract/time.ts';
import { ok, type Result } from '../../src/shared/result.ts';
import type { DirectoryStore } from './directory-store.ts';
import { digestOf, newSecret } from './secrets.ts';
import { unknownSource } from './source-settings.ts';

/** So many secrets of a source hold at once: the one that the cloud still uses, and the one that it is being given. */
const liveSecrets = 2;

export interface Rotated {
  readonly dialect: string;
  /** The new secret part of the hook's address, which is kept nowhere. */
  readonly secret: string;
  /** How many earlier secrets hold still. */
  readonly stillHold: number;
}

/** Gives a source one more secret, and withdraws the oldest when there are more than two. Fails with `source-unknown`. */
export function rotateSecret({ db }: DirectoryStore, id: string, now: EpochMs): Result<Rotated> {
  const secret = newSecret();
  return db
    .transaction((): Result<Rotated> => {
      const source = db.prepare<[string], { dialect: string }>('SELECT dialect FROM source WHERE id = ?').get(id);
      if (!source) return { ok: false, failure: unknownSource(id) };
      db.prepare('INSERT INTO source_secret (digest, source_id, created_at) VALUES (?, ?, ?)').run(digestOf(secret), id, now);
      // In the order in which they were made, which the clock may get wrong.
      const held = db.prepare<[string], { digest: string }>('SELECT digest FROM source_secret WHERE source_id = ? ORDER BY rowid DESC').all(id);
      for (const { digest } of held.slice(liveSecrets)) db.prepare('DELETE FROM source_secret WHERE digest = ?').run(digest);
      return ok({ dialect: source.dialect, secret, stillHold: Math.min(held.length, liveSecrets) - 1 });
    })
    .immediate();
}
