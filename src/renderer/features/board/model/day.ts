import type { AgentDay, AgentSpan } from '../../../../shared/contract/agent-day.ts';
import { statusWordOf, type StatusWord } from '../../desk/status-word.ts';
import { stateOrder } from './arrange.ts';

export interface StateSum {
  readonly state: StatusWord;
  readonly seconds: number;
  readonly times: number;
}

/** How long an agent was in each state, in the order of the board's groups. */
export function sumsOf({ spans, until }: AgentDay): readonly StateSum[] {
  const byState = Map.groupBy(spans, statusWordOf);
  return stateOrder.flatMap((state): StateSum[] => {
    const own = byState.get(state);
    return own ? [{ state, seconds: own.reduce((sum, span) => sum + secondsOf(span, until), 0), times: own.length }] : [];
  });
}

/** @param now the moment up to which the day is told, for the state that goes on */
export function secondsOf({ from, until }: AgentSpan, now: string): number {
  return Math.max(0, (Date.parse(until ?? now) - Date.parse(from)) / 1_000);
}

/** Where the bar of the day begins: an agent who was out all night has no night to show. */
export function partAtWork({ spans }: AgentDay): readonly AgentSpan[] {
  const first = spans.findIndex(({ loggedIn, offlineAnswering }) => loggedIn || offlineAnswering);
  return first < 0 ? spans : spans.slice(first);
}
