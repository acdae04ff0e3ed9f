import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { SqliteEventLog } from './event-log.ts';
import type { Retention } from './retention.ts';

const everyMs = 10 * 60_000;

export interface RetentionReports {
  trimmed(events: number, oldestSeq: number): void;
}

/** Keeps the log within its bounds while the relay serves: once now, then every ten minutes. @returns stops it. */
export function keepTrimmed(log: SqliteEventLog, retention: Retention, clock: () => EpochMs, reports: RetentionReports): () => void {
  const stopping = new AbortController();
  let running = false;
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    const trimmed = await log.trim(retention, clock(), stopping.signal).finally(() => {
      running = false;
    });
    // A disk that refuses is told by the log itself; the next run tries again.
    if (trimmed.ok && trimmed.value.events > 0) reports.trimmed(trimmed.value.events, log.oldestSeq);
  };
  void run();
  const timer = setInterval(() => void run(), everyMs);
  return () => {
    clearInterval(timer);
    stopping.abort();
  };
}
