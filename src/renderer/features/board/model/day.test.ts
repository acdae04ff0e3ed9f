import { expect, it } from 'vitest';
import type { AgentDay, AgentSpan } from '../../../../shared/contract/agent-day.ts';
import { partAtWork, sumsOf } from './day.ts';

const iso = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 0, minute)).toISOString();
const span = (status: AgentSpan['status'], from: number, until: number | null, loggedIn = true): AgentSpan => ({ loggedIn, offlineAnswering: false, status, statusName: null, from: iso(from), until: until === null ? null : iso(until) });
const day: AgentDay = { agentNumber: '20001', from: iso(0), until: iso(100), isCut: false, spans: [span(null, 0, 30, false), span('talking', 30, 40), span('idle', 40, 60), span('talking', 60, null)] };

it('a day adds up by state, with the one that goes on', () => {
  expect(sumsOf(day)).toEqual([
    { state: 'talking', seconds: 50 * 60, times: 2 },
    { state: 'idle', seconds: 20 * 60, times: 1 },
    { state: 'logged-out', seconds: 30 * 60, times: 1 },
  ]);
});

it('the bar of a day begins with the first log-in, and shows everything of a day without one', () => {
  expect(partAtWork(day)).toHaveLength(3);
  expect(partAtWork({ ...day, spans: day.spans.slice(0, 1) })).toHaveLength(1);
});
