import { setTimeout as pause } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type { SqliteEventLog } from './event-log.ts';
import { indexEvent } from './call-index.ts';
import type { Statements } from './statements.ts';

/** What one transaction looks at; pushes of that moment wait for it, some milliseconds. */
const sliceEvents = 250;
/** Between two transactions, so that the relay has time for everything else. */
const pauseMs = 5;

/**
 * Indexes the calls of a log that is older than the index, the latest first and beside everything else: a start waits for
 * nothing, and what is not indexed yet is merely not found yet. Goes on where it was after a restart; stops when told to,
 * or when the disk refuses, until the next start.
 */
export async function indexOlderCalls(log: Pick<SqliteEventLog, 'oldestSeq' | 'write'>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const slice = await log.write((statements) => indexSlice(statements, log.oldestSeq));
    if (!slice.ok || slice.value === 'done') return;
    await pause(pauseMs);
  }
}

function indexSlice({ calls }: Statements, oldestSeq: number): 'more' | 'done' {
  const until = calls.indexedFrom.get() ?? 0;
  if (until <= oldestSeq) return 'done';
  const from = Math.max(oldestSeq, until - sliceEvents);
  for (const { checksum, json } of calls.eventsBetween.all(from, until)) {
    if (crc32(json) === checksum) indexEvent(calls, JSON.parse(json));
  }
  calls.setIndexedFrom.run(String(from));
  return 'more';
}
