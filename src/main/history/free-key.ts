import type { Database, Statement } from 'better-sqlite3';
import type { EpochMs } from '../../shared/contract/time.ts';

/** The year 9999: no cloud's time lies beyond what its text can say. */
const latest = 253_402_300_799_999;

/**
 * Finds the place of a call in the order of the history: the millisecond in which it began, or a free one shortly after. Many
 * calls may begin in the same one, for a cloud that tells seconds: the reach doubles with each try, so that even ten
 * thousand at one moment find theirs at once.
 */
export class FreeKey {
  readonly #isTaken: Statement<[number]>;

  constructor(database: Database) {
    this.#isTaken = database.prepare('SELECT 1 FROM calls WHERE key = ?');
  }

  for(startedAt: EpochMs, callId: string): number {
    const wanted = Math.min(latest, Math.max(1, Math.round(startedAt)));
    let chance = seedOf(callId);
    let reach = 1;
    for (;;) {
      const key = wanted + (chance % reach);
      if (!this.#isTaken.get(key)) return key;
      chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0;
      reach *= 2;
    }
  }
}

function seedOf(text: string): number {
  let seed = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) seed = Math.imul(seed ^ text.charCodeAt(at), 16_777_619) >>> 0;
  return seed;
}
