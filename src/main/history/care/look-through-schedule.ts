import type { EpochMs } from '../../../shared/contract/time.ts';
import type { HistoryPort } from '../history-port.ts';

const everyMs = 24 * 3_600_000;
/** The first minutes of a day at the desk belong to the calls. */
const firstAfterMs = 5 * 60_000;
const askEveryMs = 3_600_000;

interface ScheduleParts {
  readonly history: Pick<HistoryPort, 'checkedAt' | 'lookThrough'>;
  now(): EpochMs;
  /** @returns how to call it off */
  after(delayMs: number, action: () => void): () => void;
  failed(error: unknown): void;
}

/**
 * Has the history looked through once a day, some time after the start: at a million calls that takes a minute of a thread of its
 * own, which a start could not wait for. What is shown meanwhile is checked row by row. @returns ends it
 */
export function lookThroughDaily({ history, now, after, failed }: ScheduleParts): () => void {
  let cancel = after(firstAfterMs, look);
  function look(): void {
    cancel = after(askEveryMs, look);
    lookIfDue().catch(failed);
  }
  async function lookIfDue(): Promise<void> {
    const at = await history.checkedAt();
    // A clock that was ahead is no reason never to look again.
    if (at === null || Math.abs(now() - at) >= everyMs) await history.lookThrough({ now: now() });
  }
  return () => cancel();
}
