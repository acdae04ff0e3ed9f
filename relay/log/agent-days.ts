import type Database from 'better-sqlite3';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import { ok, type Result } from '../../src/shared/result.ts';
import type { AgentDays, AgentWords } from '../core/desk/agent-day.ts';
import type { AudienceKey } from '../core/viewer.ts';
import type { SqliteEventLog } from './event-log.ts';
import { eventOf } from './read.ts';
import type { EventRow, Statements } from './statements.ts';

/** Of so many of an agent's latest events the statuses are looked for: more than any day has, and read within a frame or two. */
const mostLookedAt = 6_000;
/** So many changes are a day that nobody can read. */
const mostWords = 1_500;
/** Before the day, the last status and the last log-in or log-out are looked for among so many. */
const mostBefore = 50;

export function prepareAgentDays(db: Database.Database) {
  return {
    /** Latest first. An event whose text only looks as if it were one is sorted out afterwards. */
    words: db.prepare<[string, number], EventRow>(
      `SELECT e.seq, e.received_at, e.checksum, e.json
       FROM (SELECT seq FROM audience WHERE audience_key = ? ORDER BY seq DESC LIMIT ?) a CROSS JOIN event e ON e.seq = a.seq
       WHERE instr(e.json, '"kind":"agent.') ORDER BY a.seq DESC`,
    ),
    reach: db.prepare<[string, number], { received_at: number }>(
      'SELECT received_at FROM audience WHERE audience_key = ? ORDER BY seq DESC LIMIT 1 OFFSET ?',
    ),
  };
}

/** What the log says of an agent's day, by the index of who may see what. */
export class LogAgentDays implements AgentDays {
  readonly #log: Pick<SqliteEventLog, 'read'>;

  constructor(log: Pick<SqliteEventLog, 'read'>) {
    this.#log = log;
  }

  wordsOf(keys: readonly AudienceKey[], since: EpochMs): Result<AgentWords> {
    const read = this.#log.read((statements) => keys.map((key) => wordsOf(statements, key, since)));
    if (!read.ok) return read;
    return ok({ events: read.value.flatMap(({ events }) => events), isCut: read.value.some(({ isCut }) => isCut) });
  }
}

function wordsOf({ agentDays }: Statements, key: AudienceKey, since: EpochMs): AgentWords {
  const events: DanpingEvent[] = [];
  let before = 0;
  for (const row of agentDays.words.iterate(key, mostLookedAt)) {
    if (events.length >= mostWords) return { events, isCut: true };
    if (row.received_at < since && (before += 1) > mostBefore) return { events, isCut: false };
    const event = eventOf(row, () => undefined);
    if (event.kind.startsWith('agent.')) events.push(event);
  }
  const reached = agentDays.reach.get(key, mostLookedAt);
  return { events, isCut: reached !== undefined && reached.received_at >= since };
}
