import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoardPatch, BoardSnapshot, JourneyWire } from '../../../src/shared/contract/board.ts';
import type { DanpingEvent, EventKind } from '../../../src/shared/contract/event.ts';
import { eventOf } from '../../../src/shared/contract/testing/event-of.ts';
import { Board, type BoardMemory } from './board.ts';

const start = Date.UTC(2026, 10, 20, 2, 0, 0);
const ms = (second: number): number => start + second * 1_000;
const iso = (second: number): string => new Date(ms(second)).toISOString();

function step(seq: number, kind: EventKind, second: number, given: Partial<DanpingEvent> = {}): DanpingEvent {
  const nobody = { customerNumber: null, displayNumber: null, agentNumber: null, agentName: null, callType: null, direction: null };
  return eventOf(kind, { seq, at: iso(second), receivedAt: iso(second), callId: 'a', source: 'ivr', dialect: 'yunhuni', ...nobody, ...given });
}
const conference = (seq: number, kind: EventKind, second: number, given: Partial<DanpingEvent> = {}): DanpingEvent =>
  step(seq, kind, second, { callId: null, ...given, data: { conferenceId: 'c', ...given.data } });
const joined = (seq: number, second: number, callId: string, partUri: string, agentNumber: string | null = null) =>
  conference(seq, 'conference.joined', second, { callId, agentNumber, data: { partUri } });
const left = (seq: number, second: number, from: number, callId: string, partUri: string) =>
  conference(seq, 'conference.left', second, { callId, data: { partUri, join_time: iso(from) } });

function boardOf(log: readonly DanpingEvent[], memory: BoardMemory | null = null): Board {
  return new Board({ zoneOf: () => 'Asia/Shanghai', eventsAt: (seqs) => log.filter(({ seq }) => seqs.includes(seq)), figuresEveryMs: 0 }, memory, start);
}

function taken(board: Board, events: readonly DanpingEvent[], second: number): Board {
  for (const event of events) board.take(event);
  board.tick(ms(second));
  return board;
}

const shown = (events: readonly DanpingEvent[], second: number): readonly JourneyWire[] => taken(boardOf(events), events, second).snapshot(ms(second)).journeys ?? [];
const states = (events: readonly DanpingEvent[], second: number): string[] => shown(events, second).map(({ sort, id, state }) => `${sort} ${id} ${state}`);

const menu = step(1, 'ivr.get_end', 9, { data: { begin_time: iso(6), key: '2' } });
const callEnd = step(9, 'ivr.call_end', 92);

describe('a caller in an IVR', () => {
  test('stands on the board although no phone rings, with the keys pressed so far', () => {
    expect(shown([menu], 10)).toMatchObject([
      { source: 'ivr', dialect: 'yunhuni', sort: 'ivr', id: 'a', state: 'ivr', startedAt: iso(6), endedAt: null, moments: [{ kind: 'ivr', at: iso(6), until: iso(9), detail: '2' }] },
    ]);
  });

  test('is known by number from the IVR’s start, and leaves at its end', () => {
    const began = step(1, 'ivr.started', 0, { customerNumber: '18012345678', dialect: 'wellcloud' });
    expect(shown([began], 10)).toMatchObject([{ state: 'ivr', customerNumber: '18012345678', startedAt: iso(0) }]);
    const ended = step(2, 'ivr.ended', 20);
    expect(shown([began, ended], 30)).toMatchObject([{ state: 'ended', endedAt: iso(20) }]);
    expect(states([began, ended], 81)).toEqual([]);
    expect(states([began, ended, step(3, 'ivr.started', 25)], 81)).toEqual(['ivr a ivr']);
  });

  test('is in nobody’s sight half an hour after the last word, when the end was never told', () => {
    expect(states([menu], 9 + 30 * 60 - 1)).toEqual(['ivr a ivr']);
    expect(states([menu], 9 + 30 * 60)).toEqual([]);
  });

  test('is put through, comes back, and goes into a conference', () => {
    const begin = step(2, 'ivr.connect_begin', 20);
    expect(states([menu, begin], 30)).toEqual(['ivr a connected']);
    expect(states([menu, begin, step(3, 'ivr.connect_end', 28)], 30)).toEqual(['ivr a ivr']);
    expect(states([menu, joined(3, 29, 'a', '13812345678')], 30)).toEqual(['conference c conference', 'ivr a conference']);
    expect(states([menu, joined(3, 29, 'a', '13812345678'), conference(4, 'conference.ended', 30)], 31)).toEqual(['conference c ended', 'ivr a ivr']);
  });

  test('who left comes not back by what is told late', () => {
    const board = taken(boardOf([]), [menu, callEnd], 100);
    board.patch(ms(100));
    board.tick(ms(160));
    expect(board.patch(ms(160)).goneJourneys).toEqual([{ source: 'ivr', sort: 'ivr', id: 'a' }]);
    board.take(step(10, 'ivr.record_end', 91, { receivedAt: iso(170) }));
    expect(board.patch(ms(170))).not.toHaveProperty('journeys');
    expect(board.hasNews(ms(170))).toBe(false);
  });

  test('who was silent for long is there again with the next step', () => {
    const board = taken(boardOf([]), [menu], 9 + 30 * 60);
    board.take(step(2, 'ivr.play_end', 3_000));
    expect(board.patch(ms(3_000)).journeys).toMatchObject([{ state: 'ivr' }]);
  });
});

describe('a conference', () => {
  const agentIn = joined(3, 14, 'b', '057188990011', '20001');
  const callerIn = joined(2, 11, 'a', '13812345678');
  test('shows who is in there and whose customer it is; a phone that only enters it is no IVR', () => {
    expect(shown([callerIn, agentIn], 20)).toMatchObject([
      { sort: 'conference', id: 'c', state: 'conference', customerNumber: '13812345678', stays: [{ partUri: '13812345678', leftAt: null }, { agentNumber: '20001', leftAt: null }] },
    ]);
  });

  test('that everybody left stays three minutes, one with somebody in it as long as a talk can last', () => {
    const empty = [callerIn, left(4, 30, 11, 'a', '13812345678')];
    expect(states(empty, 30 + 179)).toEqual(['conference c conference']);
    expect(states(empty, 30 + 180)).toEqual([]);
    expect(states([callerIn], 3_600)).toEqual(['conference c conference']);
  });
});

describe('calls that came through an IVR', () => {
  const ring = eventOf('call.ringing', { seq: 5, at: iso(12), receivedAt: iso(12), direction: 'inbound', callId: 'v7' });
  const wireOf = (data: DanpingEvent['data']) => taken(boardOf([]), [{ ...ring, data }], 13).snapshot(ms(13)).calls[0];
  test('tell the way, and which journeys are theirs', () => {
    expect(wireOf({ probablyBefore: [menu] })).toMatchObject({
      moments: [{ kind: 'ivr', detail: '2', isProbable: true }],
      journeys: [{ source: 'ivr', sort: 'ivr', id: 'a' }],
    });
    expect(wireOf({})).not.toHaveProperty('moments');
  });

  test('are shown whatever stands in the fields that carry the way', () => {
    fc.assert(
      fc.property(fc.anything(), (before) => {
        expect(wireOf({ before, probablyBefore: before })).toMatchObject({ callId: 'v7' });
      }),
    );
  });
});

const history = fc
  .array(
    fc.record({
      kind: fc.constantFrom<EventKind[]>('ivr.started', 'ivr.play_end', 'ivr.connect_begin', 'ivr.connect_end', 'ivr.ended', 'ivr.call_end', 'conference.created', 'conference.joined', 'conference.left', 'conference.ended'),
      second: fc.integer({ min: 0, max: 40 }),
      callId: fc.constantFrom('a', 'b'),
      conferenceId: fc.constantFrom('c', 'd'),
    }),
    { maxLength: 14 },
  )
  .map((list) =>
    list.map(({ kind, second, callId, conferenceId }, index) => {
      const isStay = kind === 'conference.joined' || kind === 'conference.left';
      const isConference = kind.startsWith('conference.');
      return step(index + 1, kind, second, { callId: isConference && !isStay ? null : callId, data: isConference ? { conferenceId, partUri: callId, ...(kind === 'conference.left' && { join_time: iso(5) }) } : {} });
    }),
  );

describe('journeys on the board', () => {
  const now = ms(45);
  const whole = (events: readonly DanpingEvent[]): BoardSnapshot['journeys'] => taken(boardOf(events), events, 45).snapshot(now).journeys ?? [];

  test('are the same in whatever order their steps come, by patches as by a snapshot', () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat(2), { maxLength: 14 }), (events, cuts) => {
        const board = boardOf(events);
        const held = new Map<string, JourneyWire>();
        const nameOf = ({ sort, id }: { sort: string; id: string }): string => `${sort} ${id}`;
        const apply = (patch: BoardPatch): void => {
          for (const journey of patch.journeys ?? []) held.set(nameOf(journey), journey);
          for (const name of patch.goneJourneys ?? []) held.delete(nameOf(name));
        };
        for (const [index, event] of events.entries()) {
          board.take(event);
          if (cuts[index] === 0) apply(board.patch(now));
        }
        apply(board.patch(now));
        expect([...held.values()].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))).toEqual(whole(events.toReversed()));
      }),
      { numRuns: 300 },
    );
  });

  test('go on over a restart', () => {
    fc.assert(
      fc.property(history, fc.nat(14), (events, cut) => {
        const memory: BoardMemory = JSON.parse(JSON.stringify(taken(boardOf(events), events.slice(0, cut), 45).memory(cut, now)));
        expect(taken(boardOf(events, memory), events.slice(cut), 45).snapshot(now).journeys ?? []).toEqual(whole(events));
      }),
      { numRuns: 200 },
    );
  });
});
