import type Database from 'better-sqlite3';
import { audienceKeyOf, type AudienceKey } from '../core/viewer.ts';

/**
 * The key under which an agent's events are kept from now on. A number that was somebody else's before gets a new one
 * each time, whatever its source: no number holds a `~`.
 */
export function ownAudienceKey(db: Database.Database, homeSource: string | null, agentNumber: string): AudienceKey {
  const key = audienceKeyOf(homeSource, agentNumber);
  const times = db.prepare<[string], { times: number }>('SELECT times FROM retired_number WHERE number = ?').get(agentNumber)?.times;
  return times === undefined ? key : `${key}~${times}`;
}

/** Makes sure that whoever gets the number next sees nothing of what its holders have seen so far. */
export function retireNumber(db: Database.Database, agentNumber: string): void {
  db.prepare<[string]>('INSERT INTO retired_number (number, times) VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1').run(agentNumber);
}
