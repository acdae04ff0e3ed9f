import { expect, it } from 'vitest';
import { boardAgent } from '../../../shared/board/testing/board-messages.ts';
import { PlaceKeeper } from './place-keeper.ts';

const section = (...numbers: string[]) => [{ name: 'all' as const, agents: numbers.map((agentNumber) => boardAgent({ agentNumber })) }];

function stage() {
  let now = 0;
  let due: { at: number; action: () => void } | null = null;
  const keeper = new PlaceKeeper(section('1', '2'), 'by need', {
    now: () => now,
    after: (delayMs, action) => {
      due = { at: now + delayMs, action };
      return () => (due = null);
    },
  });
  let told = 0;
  keeper.subscribe(() => (told += 1));
  const pass = (ms: number): void => {
    now += ms;
    if (due && due.at <= now) due.action();
  };
  return { keeper, pass, order: () => keeper.places.flatMap(({ numbers }) => numbers).join(''), told: () => told };
}

it('agents change places once a second at most, however often they would', () => {
  const { keeper, pass, order, told } = stage();
  for (const numbers of [['2', '1'], ['1', '2'], ['2', '1']]) {
    pass(300);
    keeper.update(section(...numbers), 'by need');
    expect(order()).toBe('12');
  }
  pass(100);
  expect([order(), told()]).toEqual(['21', 1]);
  pass(5_000);
  keeper.update(section('1', '2'), 'by need');
  expect([order(), told()]).toEqual(['12', 2]);
});

it('what the viewer asks for is done at once', () => {
  const { keeper, order } = stage();
  keeper.update(section('2', '1'), 'by need');
  keeper.update(section('2'), 'search for 2');
  expect(order()).toBe('2');
});

it('nobody is told where nobody has moved', () => {
  const { keeper, pass, told } = stage();
  keeper.update(section('2', '1'), 'by need');
  keeper.update(section('1', '2'), 'by need');
  pass(2_000);
  expect(told()).toBe(0);
});
