import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DanpingEvent, EventKind } from '../../shared/contract/event.ts';
import { eventOf } from '../../shared/contract/testing/event-of.ts';
import { createHistory, type HistoryOnThread } from './testing/whole-history.ts';
import type { Committed } from './history-port.ts';

let history: HistoryOnThread;

beforeEach(() => {
  history = createHistory();
  openAnew();
});

afterEach(() => history.close());

function openAnew(): void {
  history.open({ file: ':memory:', agentNumber: '20001' });
}

function commit(...items: readonly DanpingEvent[]): Committed {
  return history.commit({ epoch: 'e1', upTo: Math.max(0, ...items.map(({ seq }) => seq)), items });
}

/** What stands in the history: each call with the recording that it shows, and whether that is a guess. */
function rows(): unknown[] {
  return history.page({ after: null, limit: 99 }).rows.map((row) => [row.callId, row.state, row.outcome, row.record?.recordingUrl ?? null, row.recordIsProbable ?? false]);
}

const at = (second: number): string => new Date(Date.UTC(2026, 10, 20, 2, 0, second)).toISOString();
const inbound = { dialect: 'tel4vn', source: 'tel', direction: 'inbound', customerNumber: '0899888999', trunkNumber: '19001919' } as const;
const step = (seq: number, kind: EventKind, second: number, given: Partial<DanpingEvent> = {}): DanpingEvent =>
  eventOf(kind, { ...inbound, seq, callId: 'leg', at: at(second), ...given });

/** A record as the relay sends it, tied to the calls of the given ids. */
function recordOf(seq: number, probableCallIds: readonly string[], given: { callId?: string; outcome?: string; url?: string } = {}): DanpingEvent {
  const { callId = 'flow', outcome = 'answered', url = 'https://recordings.example/1' } = given;
  const record = { outcome, startedAt: at(0), ringingAt: null, answeredAt: null, endedAt: at(30), ringSeconds: null, talkSeconds: 20, queueName: null, customerName: null, recordingUrl: url, voicemailUrl: null };
  const tie = probableCallIds.length > 0 ? { probableCallIds, probableAgents: [], probableAmong: 1 } : {};
  return eventOf('call.record', { ...inbound, seq, callId, at: at(30), agentNumber: null, agentName: null, data: { record, ...tie } });
}

const call = [step(1, 'call.ringing', 5), step(2, 'call.answered', 10), step(3, 'call.ended', 30)];
const asOne = [['leg', 'ended', 'answered', 'https://recordings.example/1', true]];

/** The same events in any order, in batches of any size, after those that always come first. */
function everyWay(events: readonly DanpingEvent[], check: () => void, ...first: readonly DanpingEvent[]): void {
  fc.assert(
    fc.property(fc.shuffledSubarray([...events], { minLength: events.length }), fc.integer({ min: 1, max: events.length }), (shuffled, size) => {
      openAnew();
      commit(...first);
      for (let from = 0; from < shuffled.length; from += size) commit(...shuffled.slice(from, from + size));
      check();
    }),
    { numRuns: 40 },
  );
}

describe('a record that is probably of a call', () => {
  it('is shown on that call and said to be probable, in whatever order the events come', () => {
    everyWay([...call, recordOf(4, ['leg'])], () => expect(rows()).toEqual(asOne));
    everyWay([...call, recordOf(4, ['leg']), recordOf(4, ['leg'])], () => expect(rows()).toEqual(asOne));
  });

  it('shows its latest version', () => {
    everyWay([...call, recordOf(4, ['leg']), { ...recordOf(9, ['leg'], { url: 'https://recordings.example/2' }), id: 'later' }], () =>
      expect(rows()).toEqual([['leg', 'ended', 'answered', 'https://recordings.example/2', true]]),
    );
  });

  it('ends no call that goes on: it stands by itself until the call has ended', () => {
    commit(...call.slice(0, 2), recordOf(4, ['leg']));
    expect(rows()).toEqual([
      ['leg', 'answered', 'unknown', null, false],
      ['flow', 'ended', 'answered', 'https://recordings.example/1', false],
    ]);
    expect(commit(step(3, 'call.ended', 30))).toMatchObject({ calls: [{ callId: 'leg', recordIsProbable: true }], absorbedCallIds: ['flow'] });
    expect(rows()).toEqual(asOne);
  });

  it('stands by itself while its call is not known here', () => {
    commit(recordOf(4, ['leg']));
    expect(rows()).toEqual([['flow', 'ended', 'answered', 'https://recordings.example/1', false]]);
  });

  it('gives way to the call’s own', () => {
    const own = { ...recordOf(5, [], { callId: 'leg', url: 'https://recordings.example/own' }), id: 'own' };
    everyWay([...call, recordOf(4, ['leg']), own], () =>
      expect(rows().toSorted()).toEqual([
        ['flow', 'ended', 'answered', 'https://recordings.example/1', false],
        ['leg', 'ended', 'answered', 'https://recordings.example/own', false],
      ]),
    );
  });

  it('is not shown on a call that it contradicts', () => {
    everyWay([...call, recordOf(4, ['leg'], { outcome: 'missed' })], () => expect(rows()).toContainEqual(['leg', 'ended', 'answered', null, false]));
  });

  it('stays a call of its own once steps of that very call come', () => {
    const ofTheFlow = step(6, 'call.answered', 10, { callId: 'flow' });
    everyWay([...call, recordOf(4, ['leg']), ofTheFlow], () => expect(rows()).toContainEqual(['flow', 'ended', 'answered', 'https://recordings.example/1', false]));
  });

  it('of a call that nobody answered is shown on each ring that is known here', () => {
    const rings = ['a', 'b'].flatMap((callId, index) => [step(index * 2 + 1, 'call.ringing', 5, { callId }), step(index * 2 + 2, 'call.ended', 30, { callId })]);
    everyWay([...rings, recordOf(9, ['a', 'b', 'elsewhere'], { outcome: 'abandoned' })], () =>
      expect(rows().toSorted()).toEqual(['a', 'b'].map((callId) => [callId, 'ended', 'abandoned', 'https://recordings.example/1', true])),
    );
  });
});

describe('a record that came with a step of the call', () => {
  const answered = (data: DanpingEvent['data']): DanpingEvent[] => [step(1, 'call.ringing', 5), step(2, 'call.answered', 10, { data }), step(3, 'call.ended', 30)];

  it('is shown on it, probable or certain as the relay says', () => {
    everyWay(answered({ probablyBefore: [recordOf(1, ['leg'])] }), () => expect(rows()).toEqual(asOne));
    everyWay(answered({ before: [recordOf(1, [], { callId: 'leg' })] }), () => expect(rows()).toEqual([['leg', 'ended', 'answered', 'https://recordings.example/1', false]]));
  });

  it('is not shown twice where it had come by itself before its call was known', () => {
    everyWay(answered({ probablyBefore: [recordOf(9, ['leg'])] }), () => expect(rows()).toEqual(asOne), recordOf(9, []));
  });
});
