import type { CallRow } from '../../../shared/api/call-row.ts';
import type { DeskFigures } from '../../../shared/api/views.ts';

/** The agent's day in five numbers. A call counts as answered once somebody spoke, however it ended. */
export function figuresOf(calls: readonly CallRow[]): DeskFigures {
  const answered = calls.filter((call) => call.answeredAt !== null);
  const talkSeconds = answered.reduce((sum, call) => sum + (call.talkSeconds ?? 0), 0);
  return {
    calls: calls.length,
    answered: answered.length,
    missed: calls.filter((call) => call.outcome === 'missed').length,
    talkSeconds,
    averageTalkSeconds: answered.length > 0 ? Math.round(talkSeconds / answered.length) : null,
  };
}
