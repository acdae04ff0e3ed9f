import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardAgent } from '../../../../shared/board/testing/board-messages.ts';
import { agentStatuses } from '../../../../shared/contract/agent-status.ts';
import { arrange, countStates, sortings, type Wish } from './arrange.ts';

const agent = (agentNumber: string, change: Parameters<typeof boardAgent>[0] = {}) => boardAgent({ agentNumber, ...change });
const byNeed: Wish = { sorting: 'need', grouped: false, states: [], search: '' };
const numbers = (sections: ReturnType<typeof arrange>): string[] => sections.flatMap(({ agents }) => agents.map(({ agentNumber }) => agentNumber));
const none = new Map<string, number>();

const anyAgents = fc.uniqueArray(
  fc.record({ agentNumber: fc.nat(99).map(String), status: fc.constantFrom(...agentStatuses, null), loggedIn: fc.boolean(), offlineAnswering: fc.boolean(), agentName: fc.option(fc.string()) }).map(boardAgent),
  { selector: ({ agentNumber }) => agentNumber, maxLength: 30 },
);

describe('the order of agents', () => {
  it('by need puts first who lasts too long, for longest before the others; everybody else stays in place', () => {
    const agents = [agent('20003'), agent('20001'), agent('20002', { loggedIn: false }), agent('20004'), agent('20010')];
    const over = new Map([['20004', 500], ['20010', 100]]);
    expect(arrange(agents, over, byNeed).map(({ name }) => name)).toEqual(['over', 'all']);
    expect(numbers(arrange(agents, over, byNeed))).toEqual(['20010', '20004', '20001', '20003', '20002']);
  });

  it('moves nobody when only states change', () => {
    const before = [agent('1', { status: 'idle' }), agent('2', { status: 'talking' })];
    const after = [agent('1', { status: 'ringing' }), agent('2', { status: 'idle' })];
    expect(numbers(arrange(after, none, byNeed))).toEqual(numbers(arrange(before, none, byNeed)));
  });

  it('has 9 before 10, by number and in names', () => {
    const agents = [agent('10', { agentName: 'Bàn 10' }), agent('9', { agentName: 'Bàn 9' })];
    for (const sorting of ['number', 'name'] as const) expect(numbers(arrange(agents, none, { ...byNeed, sorting }))).toEqual(['9', '10']);
  });

  it('by time in state begins with who has been in it for longest', () => {
    const agents = [agent('1', { since: '2026-11-20T02:00:05.000Z' }), agent('2', { since: '2026-11-20T02:00:01.000Z' }), agent('3', { since: null })];
    expect(numbers(arrange(agents, none, { ...byNeed, sorting: 'longest' }))).toEqual(['2', '1', '3']);
  });

  it('shows everybody once whatever is wished, and the same whatever the order they come in', () => {
    fc.assert(
      fc.property(anyAgents, fc.constantFrom(...sortings), fc.boolean(), fc.func(fc.boolean()), (agents, sorting, grouped, isOver) => {
        const over = new Map(agents.filter((one) => isOver(one.agentNumber)).map((one) => [one.agentNumber, 1]));
        const shown = numbers(arrange(agents, over, { ...byNeed, sorting, grouped }));
        expect(shown.toSorted()).toEqual(agents.map(({ agentNumber }) => agentNumber).toSorted());
        expect(numbers(arrange(agents.toReversed(), over, { ...byNeed, sorting, grouped }))).toEqual(shown);
      }),
    );
  });
});

describe('what is looked for', () => {
  const agents = [agent('20001', { agentName: 'Nguyễn Thị Hằng' }), agent('20012', { agentName: '王芳', status: 'talking' }), agent('30001', { agentName: null })];
  const found = (search: string, states: Wish['states'] = []): string[] => numbers(arrange(agents, none, { ...byNeed, search, states }));
  it('is found by any part of a name or number, without case and accents', () => {
    expect([found('hang'), found('王'), found('0001'), found('nguyen hằng')]).toEqual([['20001'], ['20012'], ['20001', '30001'], ['20001']]);
    expect(found('zzz')).toEqual([]);
  });

  it('is found within the chosen states', () => {
    expect(found('', ['talking'])).toEqual(['20012']);
    expect(found('20001', ['talking'])).toEqual([]);
  });

  it('is counted by state whatever is chosen', () => {
    expect(Object.fromEntries(countStates([...agents, agent('4', { loggedIn: false, offlineAnswering: true })]))).toEqual({ idle: 2, talking: 1, 'offline-answering': 1 });
  });
});
