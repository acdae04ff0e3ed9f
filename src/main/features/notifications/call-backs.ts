import type { EpochMs } from '../../../shared/contract/time.ts';

/** Somebody whom the agent wanted to call back at a certain time. */
export interface DueCallBack {
  readonly callId: string;
  readonly customerNumber: string | null;
  readonly customerName: string | null;
  readonly dueAt: EpochMs;
}

/** Who was away for long is not greeted by a heap of reminders: these many, of these days; the window has them all. */
const mostAtOnce = 3;
const recentMs = 3 * 24 * 3_600_000;

/** Tells each reminder once; one that was put off is told again at its new time. */
export class CallBackReminders {
  #told = new Set<string>();

  /** @param due all that are due at `now`, told or not */
  fresh(due: readonly DueCallBack[], now: EpochMs): readonly DueCallBack[] {
    const found = due.filter((each) => !this.#told.has(keyOf(each)) && now - each.dueAt < recentMs);
    this.#told = new Set(due.map(keyOf));
    return found.toSorted((a, b) => b.dueAt - a.dueAt).slice(0, mostAtOnce);
  }
}

function keyOf({ callId, dueAt }: DueCallBack): string {
  return `${dueAt} ${callId}`;
}
