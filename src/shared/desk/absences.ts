import type { AgentState } from '../contract/agent-state.ts';
import type { EpochMs } from '../contract/time.ts';

/** A stretch of time in which the agent was logged out and took no calls. */
export interface Absence {
  readonly from: EpochMs;
  /** `null` while it lasts. */
  readonly until: EpochMs | null;
}

/** Takes in what is heard of the agent; what was before this app started is not known. */
export function absencesAfter(absences: readonly Absence[], status: AgentState | null, now: EpochMs): readonly Absence[] {
  if (status === null) return absences;
  const isAway = !status.loggedIn && !status.offlineAnswering;
  const last = absences.at(-1);
  const isOpen = last !== undefined && last.until === null;
  const at = status.since ?? now;
  if (isAway) return isOpen ? absences : [...absences, { from: at, until: null }];
  return isOpen ? [...absences.slice(0, -1), { from: last.from, until: Math.max(last.from, at) }] : absences;
}
