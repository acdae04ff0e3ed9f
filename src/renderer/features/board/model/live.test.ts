import { describe, expect, it } from 'vitest';
import { boardCallKey, journeyKey } from '../../../../shared/board/board-state.ts';
import { boardAgent, boardCall } from '../../../../shared/board/testing/board-messages.ts';
import type { CallWire, JourneyWire, LegWire } from '../../../../shared/contract/board.ts';
import { companionsOf } from './companions.ts';
import { headlineOf } from './headline.ts';
import { liveOf, storyOfCall, storyOfConference } from './live.ts';

const iso = (second: number): string => new Date(Date.UTC(2026, 10, 20, 2, 0, second)).toISOString();
const journey = (id: string, change: Partial<JourneyWire> = {}): JourneyWire => ({
  source: 'ivr', sort: 'ivr', id, dialect: 'yunhuni', state: 'ivr', customerNumber: null, startedAt: iso(0), endedAt: null, lastReceivedAt: iso(0), moments: [], stays: [], ...change,
});
const stay = (callId: string, agentNumber: string | null, leftAt: string | null = null) => ({ callId, partUri: callId, agentNumber, joinedAt: iso(5), leftAt });
const conference = (change: Partial<JourneyWire> = {}) => journey('k', { sort: 'conference', state: 'conference', ...change });
const leg = (change: Partial<LegWire>): LegWire => ({ agentNumber: '20001', agentName: null, state: 'ringing', dialedAt: null, ringingAt: iso(1), answeredAt: null, endedAt: null, ...change });
const boardOf = (calls: readonly CallWire[], journeys: readonly JourneyWire[] = []) => ({
  calls: new Map(calls.map((call) => [boardCallKey(call), call])),
  journeys: new Map(journeys.map((one) => [journeyKey(one), one])),
});
const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);

describe('what goes on', () => {
  it('is in the IVR as long as no agent has the caller', () => {
    const journeys = [journey('a'), journey('b', { startedAt: iso(-5) }), journey('over', { state: 'ended' })];
    expect(ids(liveOf(boardOf([], journeys)).inIvr)).toEqual(['b', 'a']);
    const call = boardCall({ journeys: [{ source: 'ivr', sort: 'ivr', id: 'a' }] });
    expect(ids(liveOf(boardOf([call], journeys)).inIvr)).toEqual(['b']);
    expect(ids(liveOf(boardOf([{ ...call, state: 'ended' }], journeys)).inIvr)).toEqual(['b', 'a']);
    expect(ids(liveOf(boardOf([boardCall({ source: 'ivr', callId: 'b' })], journeys)).inIvr)).toEqual(['a']);
  });

  it('is in a conference once, and not in the IVR', () => {
    const live = liveOf(boardOf([], [journey('a', { state: 'conference' }), conference()]));
    expect([ids(live.inIvr), ids(live.conferences)]).toEqual([[], ['k']]);
  });

  it('is ringing before talking, who waits longest first', () => {
    const calls = [boardCall({ callId: '1', state: 'answered' }), boardCall({ callId: '2', startedAt: iso(9) }), boardCall({ callId: '3', startedAt: iso(3) }), boardCall({ callId: '4', state: 'ended' })];
    expect(liveOf(boardOf(calls)).calls.map(({ callId }) => callId)).toEqual(['3', '2', '1']);
  });
});

describe('a story so far', () => {
  it('joins the way before the agents with each ring and talk', () => {
    const moments = [{ kind: 'ivr' as const, at: iso(0), until: iso(1), agentNumber: null, agentName: null, detail: '2', isProbable: true }];
    const call = boardCall({ moments, legs: [leg({ agentNumber: '2', ringingAt: iso(8), answeredAt: iso(9) }), leg({ ringingAt: iso(2), endedAt: iso(7), state: 'ended' })] });
    expect(storyOfCall(call).map(({ kind, agentNumber, until }) => [kind, agentNumber, until])).toEqual([
      ['ivr', null, iso(1)],
      ['ringing', '20001', iso(7)],
      ['ringing', '2', iso(9)],
      ['talk', '2', null],
    ]);
  });

  it('of a conference begins with its callers’ ways through the IVR', () => {
    const moment = (kind: 'ivr' | 'conference', second: number) => ({ kind, at: iso(second), until: null, agentNumber: null, agentName: null, detail: null, isProbable: false });
    const members = conference({ stays: [stay('a', null)], moments: [moment('conference', 5)] });
    const { journeys } = boardOf([], [members, journey('a', { moments: [moment('ivr', 1), moment('conference', 5)] })]);
    expect(storyOfConference(members, journeys).map(({ kind }) => kind)).toEqual(['ivr', 'conference']);
  });
});

describe('with whom an agent is', () => {
  it('is the call on the own phone, the latest of several, else the conference', () => {
    const calls = [
      boardCall({ callId: 'old', legs: [leg({ answeredAt: iso(1), state: 'answered' })] }),
      boardCall({ callId: 'new', legs: [leg({ ringingAt: iso(30) }), leg({ agentNumber: '20002', state: 'ended' })] }),
    ];
    const companions = companionsOf(boardOf(calls, [conference({ stays: [stay('x', '20003'), stay('y', '20004', iso(9)), stay('z', '20001')] })]));
    expect(companions.get('20001')).toMatchObject({ callId: 'new' });
    expect(companions.get('20003')).toMatchObject({ id: 'k' });
    expect([companions.get('20002'), companions.get('20004')]).toEqual([undefined, undefined]);
  });
});

describe('the large figures', () => {
  const today = { offered: 12, answered: 8, missed: 1, abandoned: 1, averageRingSeconds: null, averageTalkSeconds: null, byHour: [] };
  const agents = new Map([boardAgent({ agentNumber: '1', status: 'held' }), boardAgent({ agentNumber: '2' }), boardAgent({ agentNumber: '3', loggedIn: false, status: 'talking' })].map((one) => [one.agentNumber, one]));

  it('count who is with a customer or free among those who are there', () => {
    expect(headlineOf({ agents, today }, liveOf(boardOf([])))).toMatchObject({ talking: 1, idle: 1, loggedIn: 2, inIvr: 0, longestRingSince: null });
  });

  it('do not take a call that still rings for one that nobody answered', () => {
    const calls = [boardCall({ callId: 'a', ringingAt: iso(7) }), boardCall({ callId: 'b', ringingAt: iso(3) }), boardCall({ callId: 'c', state: 'answered' })];
    expect(headlineOf({ agents, today }, liveOf(boardOf(calls)))).toMatchObject({ answerRate: 0.8, longestRingSince: Date.parse(iso(3)) });
    expect(headlineOf({ agents, today: { ...today, offered: 0, answered: 0 } }, liveOf(boardOf([]))).answerRate).toBeNull();
  });
});
