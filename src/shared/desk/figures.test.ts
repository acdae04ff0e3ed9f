import { describe, expect, it } from 'vitest';
import type { CallRow } from '../api/call-row.ts';
import type { AgentState } from '../contract/agent-state.ts';
import { foldCall } from '../contract/call.ts';
import { eventOf } from '../contract/testing/event-of.ts';
import { absencesAfter, type Absence } from './absences.ts';
import { figuresOf } from './figures.ts';

const minute = 60_000;
const morning = Date.UTC(2026, 10, 20, 1);
const iso = (at: number): string => new Date(at).toISOString();

/** A call by the minutes of the day: it rings, is perhaps answered, and ends. */
function callOf(callId: string, begin: number, answered: number | null, end: number): CallRow {
  const step = (kind: 'call.ringing' | 'call.answered' | 'call.ended', at: number) =>
    eventOf(kind, { seq: at + 1, callId, direction: 'inbound', agentNumber: '20001', at: iso(morning + at * minute), receivedAt: iso(morning + at * minute), id: `${callId} ${kind}` });
  const folded = foldCall([step('call.ringing', begin), ...(answered === null ? [] : [step('call.answered', answered)]), step('call.ended', end)]);
  if (!folded) throw new Error('No call.');
  return { ...folded, paintedAfterMs: null, wrapUp: null, contactName: null, contactMatch: null, missedDoneAt: null };
}

const state = (change: Partial<AgentState>): AgentState => ({
  agentNumber: '20001',
  agentName: null,
  loggedIn: true,
  status: 'idle',
  statusName: null,
  statusNumber: 0,
  since: null,
  callId: null,
  offlineAnswering: false,
  ...change,
});

describe('the figures of the day', () => {
  it('count calls, those answered and missed, and their talk', () => {
    const figures = figuresOf([callOf('a', 0, 1, 5), callOf('b', 10, null, 11), callOf('c', 12, 13, 15)], []);
    expect(figures).toMatchObject({ calls: 3, answered: 2, missed: 1, talkSeconds: 360, averageTalkSeconds: 180 });
  });

  it('have no average and no pause where there is nothing to measure', () => {
    expect(figuresOf([callOf('a', 0, null, 1)], [])).toMatchObject({ averageTalkSeconds: null, longestPauseSeconds: null });
  });

  it('tell the longest time from one call to the next, in whatever order the calls come', () => {
    const calls = [callOf('c', 50, 51, 52), callOf('a', 0, 1, 5), callOf('b', 10, 11, 20)];
    expect(figuresOf(calls, []).longestPauseSeconds).toBe(30 * 60);
  });

  it('know no pause while another call goes on', () => {
    expect(figuresOf([callOf('a', 0, 1, 60), callOf('b', 5, 6, 7), callOf('c', 61, 62, 63)], []).longestPauseSeconds).toBe(60);
  });

  it('leave out the time in which the agent was logged out', () => {
    const absences = [{ from: morning + 25 * minute, until: morning + 45 * minute }];
    const calls = [callOf('a', 0, 1, 5), callOf('b', 10, 11, 20), callOf('c', 50, 51, 52)];
    expect(figuresOf(calls, absences).longestPauseSeconds).toBe(5 * 60);
  });
});

describe('absences', () => {
  it('last from the log-out to the next sign of being logged in', () => {
    const heard = [state({ since: 1 }), state({ loggedIn: false, since: 10 }), state({ loggedIn: false, since: 10 }), state({ since: 20 }), state({ status: 'busy', since: 30 })];
    const absences = heard.reduce<readonly Absence[]>((known, status) => absencesAfter(known, status, 99), []);
    expect(absences).toEqual([{ from: 10, until: 20 }]);
  });

  it('are none for an agent who goes on answering by phone', () => {
    expect(absencesAfter([], state({ loggedIn: false, offlineAnswering: true, since: 10 }), 99)).toEqual([]);
  });
});
