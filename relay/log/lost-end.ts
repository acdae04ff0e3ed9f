import { crc32 } from 'node:zlib';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { AudienceKey } from '../core/viewer.ts';
import { standIn } from './read.ts';
import type { EventStore } from './store.ts';

/**
 * Puts stand-ins where the log has lost its end, so that no seq is used a second time and the gap can be seen: by supervisors each place,
 * by every agent one event that says how far the gap reaches, for nobody knows any more whose the lost events were.
 * Throws SQLite's own errors.
 *
 * @param reached the last seq that somebody may have been told of
 * @param agents who is enrolled, beside those whom the log knows
 * @returns the places
 */
export function fillLostEnd({ db, statements }: EventStore, reached: number, agents: readonly AudienceKey[], now: EpochMs): readonly number[] {
  const { head } = statements.bounds.get() ?? { head: null };
  const first = (head ?? 0) + 1;
  if (reached < first) return [];
  const filled: number[] = [];
  db.transaction(() => {
    const known = db.prepare<[], AudienceKey>('SELECT DISTINCT audience_key FROM audience').pluck().all();
    const everyAgent = [...new Set([...known, ...agents])];
    for (let seq = first; seq <= reached; seq += 1) {
      const json = JSON.stringify(standIn({ seq, received_at: now }, seq === first ? { until: reached } : {}));
      statements.insertEvent.run(seq, now, crc32(json), json, JSON.stringify(seq === first ? everyAgent : []));
      filled.push(seq);
    }
    for (const key of everyAgent) statements.insertAudience.run(key, first, now);
  }).immediate();
  return filled;
}
