import { expect, it } from 'vitest';
import { boardAgent } from '../../../../shared/board/testing/board-messages.ts';
import { settlePlaces } from './places.ts';

const section = (name: 'over' | 'all', ...numbers: string[]) => ({ name, agents: numbers.map((agentNumber) => boardAgent({ agentNumber })) });

it('places are the same object as long as nobody moves, and each section by itself', () => {
  const first = settlePlaces([], [section('over', '1'), section('all', '2', '3')]);
  expect(settlePlaces(first, [section('over', '1'), section('all', '2', '3')])).toBe(first);
  const moved = settlePlaces(first, [section('over', '1', '2'), section('all', '3')]);
  expect(moved).toEqual([{ name: 'over', numbers: ['1', '2'] }, { name: 'all', numbers: ['3'] }]);
  const later = settlePlaces(moved, [section('over', '1', '2'), section('all', '3', '4')]);
  expect([later[0] === moved[0], later[1] === moved[1]]).toEqual([true, false]);
  expect(settlePlaces(first, [section('all', '2', '3')])).toEqual([first[1]]);
});
