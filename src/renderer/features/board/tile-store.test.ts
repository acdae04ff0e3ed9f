import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { boardAgent, boardCall } from '../../../shared/board/testing/board-messages.ts';
import { TileStore, type TileParts } from './tile-store.ts';

const agents = ['1', '2', '3'].map((agentNumber) => boardAgent({ agentNumber }));
const busy = agents.map((agent) => ({ ...agent, status: 'busy' as const }));
const call = boardCall({});
const parts = fc
  .record({ there: fc.subarray([0, 1, 2]), busy: fc.subarray([0, 1, 2]), over: fc.subarray(['1', '2', '3']), seen: fc.constantFrom(null, 'li'), withCall: fc.subarray(['1', '2', '3']) })
  .map(
    (given): TileParts => ({
      agents: new Map(given.there.map((index) => (given.busy.includes(index) ? busy : agents)[index]).flatMap((agent) => (agent ? [[agent.agentNumber, agent]] : []))),
      companions: new Map(given.withCall.map((number) => [number, call])),
      overdue: new Map(given.over.map((number) => [number, 1])),
      seen: () => given.seen,
    }),
  );
const shown = (store: TileStore): string => JSON.stringify(['1', '2', '3'].map((number) => store.get(number) ?? null));

it('shows what a store shows that knows nothing of before, and tells exactly those whose tile has changed', () => {
  fc.assert(
    fc.property(parts, fc.array(parts, { minLength: 1, maxLength: 5 }), (first, later) => {
      const store = new TileStore(first);
      const told: string[] = [];
      for (const number of ['1', '2', '3']) store.subscribe(number, () => told.push(number));
      for (const next of later) {
        const before = ['1', '2', '3'].map((number) => JSON.stringify(store.get(number)));
        told.length = 0;
        store.update(next);
        expect(shown(store)).toBe(shown(new TileStore(next)));
        const changed = ['1', '2', '3'].filter((number, index) => next.agents.has(number) && JSON.stringify(store.get(number)) !== before[index]);
        expect(told).toEqual(changed.toSorted((a, b) => told.indexOf(a) - told.indexOf(b)));
      }
    }),
  );
});
