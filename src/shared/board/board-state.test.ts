import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentStateWire, BoardPatch, BoardSnapshot, CallWire } from '../contract/board.ts';
import { applyBoard, snapshotOf, type BoardMessage, type BoardState } from './board-state.ts';
import { readBoardMessage } from './read-board-message.ts';
import { boardAgent, boardCall, emptyBoard } from './testing/board-messages.ts';

const agent = fc.tuple(fc.constantFrom('1', '2', '3'), fc.constantFrom('idle', 'busy', 'talking')).map(([agentNumber, status]) => boardAgent({ agentNumber, status: status as 'idle' }));
const place = fc.record({ source: fc.constantFrom('a', 'b'), callId: fc.constantFrom('x', 'y') });
const call = fc.tuple(place, fc.constantFrom('ringing', 'answered')).map(([where, state]) => boardCall({ ...where, state: state as 'ringing' }));
const patch: fc.Arbitrary<BoardPatch> = fc.record(
  {
    type: fc.constant('patch' as const),
    at: fc.constant('2026-11-20T02:21:31.000Z'),
    agents: fc.array(agent, { maxLength: 3 }),
    goneAgents: fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 2 }),
    calls: fc.array(call, { maxLength: 3 }),
    gone: fc.array(place, { maxLength: 2 }),
  },
  { requiredKeys: ['type', 'at'] },
);
const snapshot: fc.Arbitrary<BoardSnapshot> = fc.record({ agents: fc.array(agent, { maxLength: 3 }), calls: fc.array(call, { maxLength: 3 }) }).map((filled) => ({ ...emptyBoard, ...filled }));
const messages = fc.array(fc.oneof({ weight: 4, arbitrary: patch }, { weight: 1, arbitrary: snapshot }), { maxLength: 12 });

const fold = (all: readonly BoardMessage[]): BoardState | null => all.reduce<BoardState | null>(applyBoard, null);

/** The same, written down as plainly as can be: the last word on each entry since the last whole board. */
function lastWords(all: readonly BoardMessage[]): { agents: AgentStateWire[]; calls: CallWire[] } | null {
  const from = all.findLastIndex(({ type }) => type === 'snapshot');
  if (from < 0) return null;
  const agents: Record<string, AgentStateWire> = {};
  const calls: Record<string, CallWire> = {};
  for (const message of all.slice(from)) {
    if (message.type === 'patch') {
      for (const number of message.goneAgents ?? []) delete agents[number];
      for (const { source, callId } of message.gone ?? []) delete calls[`${source}/${callId}`];
    }
    for (const one of message.agents ?? []) agents[one.agentNumber] = one;
    for (const one of message.calls ?? []) calls[`${one.source}/${one.callId}`] = one;
  }
  return { agents: Object.values(agents), calls: Object.values(calls) };
}
const sorted = (entries: readonly object[]): string[] => entries.map((entry) => JSON.stringify(entry)).toSorted();

describe('the board', () => {
  it('is the last word on each agent and call since the last whole one', () => {
    fc.assert(
      fc.property(messages, (all) => {
        const [board, plain] = [fold(all), lastWords(all)];
        expect(board === null).toBe(plain === null);
        if (!board || !plain) return;
        expect([sorted([...board.agents.values()]), sorted([...board.calls.values()])]).toEqual([sorted(plain.agents), sorted(plain.calls)]);
      }),
    );
  });

  it('is the same for a page that comes later and is given the whole', () => {
    fc.assert(fc.property(messages, (all) => {
      const board = fold(all);
      if (board) expect(applyBoard(null, snapshotOf(board))).toEqual(board);
    }));
  });

  it('is not harmed by hearing its last messages again', () => {
    fc.assert(fc.property(messages, fc.nat(12), (all, from) => {
      const board = fold(all);
      const again = all.slice(from).reduce<BoardState | null>(applyBoard, board);
      if (board && again) expect([new Set(sorted([...again.agents.values()])), new Set(sorted([...again.calls.values()]))]).toEqual([new Set(sorted([...board.agents.values()])), new Set(sorted([...board.calls.values()]))]);
    }));
  });

  it('draws nothing anew that a patch does not speak of', () => {
    const before = applyBoard(null, { ...emptyBoard, agents: [boardAgent({ agentNumber: '1' }), boardAgent({ agentNumber: '2' })], calls: [boardCall({})] });
    const after = applyBoard(before, { type: 'patch', at: '2026-11-20T02:21:32.000Z', agents: [boardAgent({ agentNumber: '2', status: 'busy' })] });
    expect(after?.calls).toBe(before?.calls);
    expect(after?.today).toBe(before?.today);
    expect(after?.agents.get('1')).toBe(before?.agents.get('1'));
    expect(after?.agents.get('2')).toMatchObject({ status: 'busy' });
  });

  it('knows that the relay still reads its log, until it says that it has', () => {
    const reading = applyBoard(null, { ...emptyBoard, knownSince: '2026-11-20T01:00:00.000Z' });
    const patched = applyBoard(reading, { type: 'patch', at: 'later' });
    expect([patched?.knownSince, applyBoard(patched, { type: 'patch', at: 'later', knownSince: null })?.knownSince]).toEqual(['2026-11-20T01:00:00.000Z', null]);
  });
});

describe('a message of the board', () => {
  it('is read as the relay sends it', () => {
    fc.assert(fc.property(fc.oneof(patch, snapshot), (message) => {
      expect(readBoardMessage(structuredClone(message))).toEqual(message);
    }));
  });

  it('of any other shape is none, and does no harm', () => {
    fc.assert(fc.property(fc.anything(), (said) => {
      expect(readBoardMessage(said)).toBeNull();
    }));
    for (const broken of [{ type: 'patch' }, { ...emptyBoard, agents: [{}] }, { ...emptyBoard, calls: [null] }, { type: 'patch', at: 'x', gone: ['x'] }, { ...emptyBoard, today: null }]) {
      expect(readBoardMessage(broken)).toBeNull();
    }
  });
});
