import type { CallRow } from '../api/call-row.ts';
import type { DeskFigures } from '../api/views.ts';
import type { Absence } from './absences.ts';

/** The agent's day in numbers. A call counts as answered once somebody spoke, however it ended. */
export function figuresOf(calls: readonly CallRow[], absences: readonly Absence[]): DeskFigures {
  const answered = calls.filter((call) => call.answeredAt !== null);
  const talkSeconds = answered.reduce((sum, call) => sum + (call.talkSeconds ?? 0), 0);
  return {
    calls: calls.length,
    answered: answered.length,
    missed: calls.filter((call) => call.outcome === 'missed').length,
    talkSeconds,
    averageTalkSeconds: answered.length > 0 ? Math.round(talkSeconds / answered.length) : null,
    longestPauseSeconds: longestPause(calls, absences),
  };
}

/**
 * The longest time from the end of a call to the beginning of the next, in seconds; a time in which the agent was logged out
 * is no pause. `null` as long as there were no two calls one after the other.
 */
function longestPause(calls: readonly CallRow[], absences: readonly Absence[]): number | null {
  let longest: number | null = null;
  let busyUntil: number | null = null;
  for (const call of calls.toSorted((a, b) => a.startedAt - b.startedAt)) {
    const gapMs = busyUntil === null ? 0 : call.startedAt - busyUntil;
    if (busyUntil !== null && gapMs > 0 && !wasAway(absences, busyUntil, call.startedAt)) longest = Math.max(longest ?? 0, Math.round(gapMs / 1000));
    busyUntil = Math.max(busyUntil ?? 0, call.endedAt ?? call.lastReceivedAt);
  }
  return longest;
}

function wasAway(absences: readonly Absence[], from: number, until: number): boolean {
  return absences.some((absence) => absence.from < until && (absence.until ?? Number.POSITIVE_INFINITY) > from);
}
