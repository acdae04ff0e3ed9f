import type { CallRow } from '../../../shared/api/call-row.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';

/** What was missed longer ago is told by the window, not by a notification. */
const freshMs = 60_000;
/** A colleague's answer may be told after the end of one's own ring: so long it is waited for. */
const settledAfterMs = 3_000;
const mostRemembered = 1_000;

/** Tells which calls have just been missed, each once. Times are the relay's. */
export class MissedCalls {
  readonly #told = new Set<string>();

  /**
   * @param calls the desk's calls as they stand now
   * @returns those to be told of
   */
  fresh(calls: readonly CallRow[], now: EpochMs): readonly CallRow[] {
    const found = calls.filter((call) => isMissed(call) && isSettled(call, now) && !this.#told.has(call.callId));
    for (const { callId } of found) this.#remember(callId);
    return found;
  }

  #remember(callId: string): void {
    this.#told.add(callId);
    const [oldest] = this.#told;
    if (this.#told.size > mostRemembered && oldest !== undefined) this.#told.delete(oldest);
  }
}

function isMissed({ state, outcome, direction }: CallRow): boolean {
  return state === 'ended' && outcome === 'missed' && direction !== 'outbound';
}

function isSettled({ lastReceivedAt }: CallRow, now: EpochMs): boolean {
  const age = now - lastReceivedAt;
  return age >= settledAfterMs && age < freshMs;
}
