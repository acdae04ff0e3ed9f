import type { CallOutcome } from '../../../src/shared/contract/call-record.ts';
import type { CallState } from '../../../src/shared/contract/call-steps.ts';

/** What the day's figures need to know of a call. */
export interface CountedCall {
  /** Days since 1970, by the source's clock. */
  readonly day: number;
  readonly hour: number;
  readonly state: CallState;
  readonly outcome: CallOutcome;
  readonly queueName: string | null;
  readonly ringSeconds: number | null;
  readonly talkSeconds: number | null;
}

/** What figures are made of. Whole numbers, so that what was added can be taken out again to the last digit. */
export interface Sums {
  offered: number;
  answered: number;
  missed: number;
  abandoned: number;
  /** Calls of which it is known how long they rang. */
  rings: number;
  ringMs: number;
  /** Answered calls of which it is known how long was talked. */
  talks: number;
  talkMs: number;
}

export function noSums(): Sums {
  return { offered: 0, answered: 0, missed: 0, abandoned: 0, rings: 0, ringMs: 0, talks: 0, talkMs: 0 };
}

/** @param times -1 takes the call out. */
export function addCall(sums: Sums, call: CountedCall, times: 1 | -1): void {
  const answered = wasAnswered(call);
  sums.offered += times;
  if (answered) sums.answered += times;
  if (call.outcome === 'missed') sums.missed += times;
  if (call.outcome === 'abandoned') sums.abandoned += times;
  if (call.ringSeconds !== null) {
    sums.rings += times;
    sums.ringMs += times * millisecondsOf(call.ringSeconds);
  }
  if (answered && call.talkSeconds !== null) {
    sums.talks += times;
    sums.talkMs += times * millisecondsOf(call.talkSeconds);
  }
}

export function addSums(sums: Sums, more: Sums): void {
  sums.offered += more.offered;
  sums.answered += more.answered;
  sums.missed += more.missed;
  sums.abandoned += more.abandoned;
  sums.rings += more.rings;
  sums.ringMs += more.ringMs;
  sums.talks += more.talks;
  sums.talkMs += more.talkMs;
}

function wasAnswered({ state, outcome }: CountedCall): boolean {
  return state === 'answered' || outcome === 'answered' || outcome === 'transferred';
}

/** Nothing lasts longer than a week; what a cloud says beyond that would drown the digits of everything else. */
const mostSeconds = 7 * 24 * 3_600;

function millisecondsOf(seconds: number): number {
  return Math.round(Math.min(seconds, mostSeconds) * 1_000);
}
