import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoardPatch, BoardSnapshot } from '../../../src/shared/contract/board.ts';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { eventOf } from '../../../src/shared/contract/testing/event-of.ts';
import { Board, boardReachMs, type BoardMemory } from './board.ts';

const start = Date.UTC(2026, 10, 20, 2, 0, 0);
const iso = (second: number): string => new Date(start + second * 1_000).toISOString();

function step(seq: number, kind: DanpingEvent['kind'], second: number, given: Partial<DanpingEvent> = {}): DanpingEvent {
  return eventOf(kind, { seq, at: iso(second), receivedAt: iso(second), direction: 'inbound', callId: 'a', ...given });
}

function status(seq: number, second: number, name: string, agentNumber = '20001'): DanpingEvent {
  return step(seq, 'agent.status', second, { agentNumber, callId: null, data: { status: name, statusNumber: 0, statusName: null } });
}

function boardOf(log: readonly DanpingEvent[], memory: BoardMemory | null = null, now = start + 60_000): Board {
  const eventsAt = (seqs: readonly number[]) => log.filter(({ seq }) => seqs.includes(seq));
  const seqsOfCall = (source: string, callId: string) => log.filter((event) => event.source === source && event.callId === callId).map(({ seq }) => seq);
  return new Board({ zoneOf: () => 'Asia/Shanghai', eventsAt, seqsOfCall, figuresEveryMs: 0 }, memory, now);
}

function taken(board: Board, events: readonly DanpingEvent[], now = start + 60_000): Board {
  for (const event of events) board.take(event);
  board.tick(now);
  return board;
}

/** What a page shows that has put every patch into the snapshot that it began with. */
function applied(snapshot: BoardSnapshot, patches: readonly BoardPatch[]): Omit<BoardSnapshot, 'at' | 'type'> {
  const agents = new Map(snapshot.agents.map((agent) => [agent.agentNumber, agent]));
  const calls = new Map(snapshot.calls.map((call) => [`${call.source} ${call.callId}`, call]));
  let { queues, today } = snapshot;
  for (const patch of patches) {
    for (const agent of patch.agents ?? []) agents.set(agent.agentNumber, agent);
    for (const number of patch.goneAgents ?? []) agents.delete(number);
    for (const call of patch.calls ?? []) calls.set(`${call.source} ${call.callId}`, call);
    for (const { source, callId } of patch.gone ?? []) calls.delete(`${source} ${callId}`);
    queues = patch.queues ?? queues;
    today = patch.today ?? today;
  }
  const byName = <Entry>(map: Map<string, Entry>): Entry[] => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  return { agents: byName(agents), calls: byName(calls), queues, today };
}

const ringing = step(1, 'call.ringing', 0);
const answered = step(2, 'call.answered', 5);
const ended = step(3, 'call.ended', 20);

const history = fc.array(
  fc.record({
    kind: fc.constantFrom('call.ringing' as const, 'call.answered' as const, 'call.ended' as const, 'agent.status' as const),
    second: fc.integer({ min: 0, max: 50 }),
    callId: fc.constantFrom('a', 'b', 'c'),
    agentNumber: fc.constantFrom('20001', '20002'),
  }),
  { maxLength: 20 },
).map((list) => list.map(({ kind, second, callId, agentNumber }, index) => (kind === 'agent.status' ? status(index + 1, second, 'idle', agentNumber) : step(index + 1, kind, second, { callId, agentNumber }))));

describe('the board', () => {
  test('shows what each agent does, and those of whom nothing was heard yet', () => {
    const board = taken(boardOf([]), [status(1, 0, 'talking')]);
    board.enrol([{ number: '20001', name: '李雷' }, { number: '20009', name: '王芳' }]);
    expect(board.snapshot(start).agents).toMatchObject([
      { agentNumber: '20001', agentName: '李雷', status: 'talking', since: iso(0), enrolled: true },
      { agentNumber: '20009', agentName: '王芳', status: null, loggedIn: false, enrolled: true },
    ]);
  });

  test('counts the source’s day, by the hour of its own clock', () => {
    const yesterday = step(9, 'call.ended', -20 * 3_600, { callId: 'old' });
    const { today } = taken(boardOf([]), [ringing, answered, ended, yesterday]).snapshot(start + 60_000);
    expect(today).toMatchObject({ offered: 1, answered: 1, missed: 0, averageRingSeconds: 5, averageTalkSeconds: 15, byHour: [{ hour: 10, offered: 1 }] });
  });

  test('says the same whatever the order, and by patches as by a snapshot', () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat(3), { maxLength: 20 }), (events, cuts) => {
        const now = start + 60_000;
        const board = boardOf(events);
        const first = board.snapshot(now);
        const patches: BoardPatch[] = [];
        for (const [index, event] of events.entries()) {
          board.take(event);
          if (cuts[index] === 0) patches.push(board.patch(now));
        }
        patches.push(board.patch(now));
        const { at: _at, type: _type, ...whole } = taken(boardOf(events), events.toReversed(), now).snapshot(now);
        expect(applied(first, patches)).toEqual(applied({ ...whole, at: '', type: 'snapshot' }, []));
      }),
      { numRuns: 300 },
    );
  });

  test('goes on from its memory as if it had never stopped, in whatever order it takes in what came since', () => {
    fc.assert(
      fc.property(history, fc.nat(20), fc.boolean(), (events, cut, newestFirst) => {
        const now = start + 60_000;
        const before = taken(boardOf(events), events.slice(0, cut), now);
        const memory: BoardMemory = JSON.parse(JSON.stringify(before.memory(cut, now)));
        const since = events.slice(cut);
        const after = taken(boardOf(events, memory), newestFirst ? since.toReversed() : since, now);
        expect(after.snapshot(now)).toEqual(taken(boardOf(events), events, now).snapshot(now));
      }),
      { numRuns: 200 },
    );
  });

  test('looks at a call once for all that came in since the last look, however much it is', () => {
    const looks = (count: number): number => {
      let zonesAsked = 0;
      const board = new Board({ zoneOf: () => (zonesAsked++, 'Asia/Shanghai'), eventsAt: () => [], figuresEveryMs: Infinity }, null, start);
      for (let seq = 1; seq <= count; seq += 1) board.take(step(seq, 'call.ringing', 0, { id: `main:e${seq}` }));
      board.patch(start + 1_000);
      return zonesAsked;
    };
    expect(looks(1_000)).toBe(looks(1));
  });

  test('lets an ended call go after a minute, and takes it up again from the log for a late event', () => {
    const log = [ringing, answered, ended];
    const board = taken(boardOf(log), log, start + 20_000);
    board.patch(start + 20_000);
    board.tick(start + 81_000);
    expect(board.patch(start + 81_000).gone).toEqual([{ source: 'main', callId: 'a' }]);
    expect(board.memory(3, start + 3_600_000).calls).toMatchObject([{ seqs: [1, 2, 3], counted: { outcome: 'answered' } }]);
    const late = { ...step(4, 'call.record', 20), data: { record: { outcome: 'transferred', startedAt: iso(0), ringingAt: null, answeredAt: null, endedAt: null, ringSeconds: null, talkSeconds: 15, queueName: '售后', customerName: null, recordingUrl: null, voicemailUrl: null } } };
    taken(board, [late], start + 3_600_000);
    expect(board.snapshot(start + 3_600_000)).toMatchObject({ today: { offered: 1, answered: 1 }, queues: [{ name: '售后', offered: 1 }] });
  });

  test('keeps the place of an event that cannot be read at the moment', () => {
    let isDown = false;
    const log = [ringing, answered, ended];
    const eventsAt = (seqs: readonly number[]) => (isDown ? [] : log.filter(({ seq }) => seqs.includes(seq)));
    const board = new Board({ zoneOf: () => 'Asia/Shanghai', eventsAt, figuresEveryMs: 0 }, null, start);
    const later = start + 3_600_000;
    taken(board, [ringing, answered], later);
    isDown = true;
    taken(board, [ended], later);
    isDown = false;
    taken(board, [ended], later);
    expect(board.snapshot(later).today).toMatchObject({ offered: 1, answered: 1, averageTalkSeconds: 15 });
  });

  test('begins a new day with new figures although nothing happens, and forgets a call a day later', () => {
    const board = taken(boardOf([ringing]), [ringing]);
    const midnight = Date.UTC(2026, 10, 20, 16);
    const dayMs = 24 * 3_600_000;
    board.tick(midnight - 1);
    board.patch(midnight - 1);
    board.tick(midnight - 1);
    expect(board.hasNews(midnight - 1)).toBe(false);
    board.tick(midnight);
    expect(board.patch(midnight).today).toEqual({ offered: 0, answered: 0, missed: 0, abandoned: 0, averageRingSeconds: null, averageTalkSeconds: null, byHour: [] });
    expect(board.memory(1, midnight).calls).toHaveLength(1);
    board.tick(midnight + dayMs);
    expect(board.memory(1, midnight + dayMs).calls).toEqual([]);
  });

  test.each([answered.at, null])('takes up a call of days ago as the log knows it, when one of its steps comes late (at %s)', (at) => {
    const log = [ringing, ended];
    const board = taken(boardOf(log), log);
    expect(board.snapshot(start).today.offered).toBe(1);
    for (const days of [1, 2, 3]) board.tick(start + days * 24 * 3_600_000);
    const now = start + 3 * 24 * 3_600_000;
    const late = { ...step(4, 'call.failed', 20), at, receivedAt: new Date(now).toISOString() };
    log.push(late);
    taken(board, [late], now);
    expect(board.snapshot(now)).toMatchObject({ calls: [{ callId: 'a', state: 'ended', outcome: 'failed', startedAt: iso(0) }], today: { offered: 0 } });
  });

  const yearMs = 365 * 24 * 3_600_000;

  test.each([yearMs, -yearMs, 3_600_000, -3_600_000])('knows all that it knew once a clock is put right that was %d ms off', (off) => {
    const talk = [step(4, 'call.ringing', 30, { callId: 'b' }), step(5, 'call.answered', 35, { callId: 'b' })];
    const log = [ringing, answered, ended, ...talk];
    const board = taken(boardOf(log), log);
    const { at: _, ...known } = board.snapshot(start + 60_000);
    for (const now of [start + 61_000 + off, start + 62_000 + off, start + 63_000]) board.tick(now);
    expect(board.snapshot(start + 63_000)).toMatchObject(known);
  });

  test('forgets nothing when it starts while the clock is a year ahead', () => {
    const log = [ringing, answered, ended];
    const { calls, today } = taken(boardOf(log), log).snapshot(start + 60_000);
    const memory = taken(boardOf(log), log).memory(3, start + 60_000);
    const board = boardOf(log, memory, start + 61_000 + yearMs);
    for (const now of [start + 61_000 + yearMs, start + 62_000 + yearMs, start + 63_000]) board.tick(now);
    expect(board.snapshot(start + 63_000)).toMatchObject({ calls, today });
  });

  test('tells the figures within a second also after a clock was put back', () => {
    const board = new Board({ zoneOf: () => 'Asia/Shanghai', eventsAt: () => [] }, null, start);
    taken(board, [ringing], start);
    board.patch(start);
    board.take(answered);
    const after = start - 3_600_000;
    expect([board.hasNews(after), board.patch(after).today?.answered]).toEqual([true, 1]);
  });
});

describe('agents on the board', () => {
  const enrolled = [{ number: '20001', name: '李雷' }, { number: '20009', name: '王芳' }];
  const names = (board: Board, now = start) => board.snapshot(now).agents.map(({ agentNumber, enrolled: isEnrolled }) => `${agentNumber} ${isEnrolled}`);

  test('are told gone when they are removed and nothing is known of them, else that they are not enrolled', () => {
    const board = taken(boardOf([]), [status(1, 0, 'talking')]);
    board.enrol(enrolled);
    board.patch(start);
    board.enrol([]);
    expect(board.patch(start)).toMatchObject({ agents: [{ agentNumber: '20001', enrolled: false }], goneAgents: ['20009'] });
    expect(names(board)).toEqual(['20001 false']);
    board.enrol(enrolled);
    expect(board.patch(start)).not.toHaveProperty('goneAgents');
  });

  test('who are not enrolled go when nothing was heard of them for as long as the board looks back', () => {
    const board = taken(boardOf([]), [status(1, 0, 'talking'), status(2, 60, 'idle', '20002')]);
    board.enrol(enrolled.slice(0, 1));
    board.patch(start);
    board.tick(start + 60_000 + boardReachMs);
    expect(board.hasNews(start)).toBe(false);
    board.tick(start + 60_001 + boardReachMs);
    expect(board.patch(start)).toMatchObject({ goneAgents: ['20002'] });
    expect(names(board)).toEqual(['20001 true']);
  });
});
