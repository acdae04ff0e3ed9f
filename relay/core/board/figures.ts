import type { DayFigures, HourFigures, QueueFigures, TodayFigures } from '../../../src/shared/contract/board.ts';
import type { CallOutcome } from '../../../src/shared/contract/call-record.ts';
import type { CallState } from '../../../src/shared/contract/call-steps.ts';

/** What the day's figures need to know of a call. */
export interface CountedCall {
  readonly hour: number;
  readonly state: CallState;
  readonly outcome: CallOutcome;
  readonly queueName: string | null;
  readonly ringSeconds: number | null;
  readonly talkSeconds: number | null;
}

/** The day in figures, whole and by the hour. */
export function todayOf(calls: Iterable<CountedCall>): TodayFigures {
  const all = [...calls];
  const hours = [...new Set(all.map((call) => call.hour))].toSorted((a, b) => a - b);
  const byHour = hours.map((hour): HourFigures => ({ hour, ...figuresOf(all.filter((call) => call.hour === hour)) }));
  return { ...figuresOf(all), byHour };
}

/** The queues that the day's records named. */
export function queuesOf(calls: Iterable<CountedCall>): QueueFigures[] {
  const byName = Map.groupBy([...calls].filter((call) => call.queueName !== null), (call) => call.queueName ?? '');
  return [...byName].map(([name, queued]) => ({ name, ...figuresOf(queued) })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function figuresOf(calls: readonly CountedCall[]): DayFigures {
  const answered = calls.filter(wasAnswered);
  return {
    offered: calls.length,
    answered: answered.length,
    missed: calls.filter((call) => call.outcome === 'missed').length,
    abandoned: calls.filter((call) => call.outcome === 'abandoned').length,
    averageRingSeconds: average(calls.map((call) => call.ringSeconds)),
    averageTalkSeconds: average(answered.map((call) => call.talkSeconds)),
  };
}

function wasAnswered({ state, outcome }: CountedCall): boolean {
  return state === 'answered' || outcome === 'answered' || outcome === 'transferred';
}

function average(seconds: readonly (number | null)[]): number | null {
  const known = seconds.filter((value) => value !== null);
  return known.length === 0 ? null : Math.round((10 * known.reduce((sum, value) => sum + value, 0)) / known.length) / 10;
}
