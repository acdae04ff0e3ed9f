import { expect, it } from 'vitest';
import { boardAgent, emptyBoard } from '../../../shared/board/testing/board-messages.ts';
import { DesktopBoard } from './desktop-board.ts';

function stage() {
  const shown: string[] = [];
  const told: string[] = [];
  const board = new DesktopBoard({
    relay: 'http://127.0.0.1:7700',
    now: () => 1_000,
    message: ({ type }) => told.push(type),
    connection: ({ connection }) => told.push(connection.state),
    show: (page) => shown.push(page),
  });
  return { board, shown, told };
}

it('a supervisor sees the board, an agent the desk, whoever sits down after whom', () => {
  const { board, shown } = stage();
  board.greeted({ role: 'supervisor' });
  board.greeted({ role: 'supervisor' });
  board.vacated('http://other');
  board.greeted({ role: 'agent' });
  board.vacated(null);
  board.greeted({ role: 'supervisor' });
  expect(shown).toEqual(['board', 'main', 'board']);
});

it('while a new code is asked for, the screen for it is in sight, and the board after it was called off', () => {
  const { board, shown } = stage();
  board.greeted({ role: 'supervisor' });
  board.enrolmentChanged({ stage: 'asking' });
  board.enrolmentChanged({ stage: 'enrolled' });
  expect(shown).toEqual(['board', 'main', 'board']);
});

it('a page that comes later is given the whole board; nothing of it stays for the next person', () => {
  const { board, told } = stage();
  board.take({ type: 'patch', at: 'x' });
  board.take({ ...emptyBoard, agents: [boardAgent({ agentNumber: '1' })] });
  board.take({ type: 'patch', at: 'y', agents: [boardAgent({ agentNumber: '2' })] });
  board.take('nonsense');
  board.connectionChanged('live', null);
  expect(told).toEqual(['snapshot', 'patch', 'live']);
  expect(board.view.snapshot?.agents.map(({ agentNumber }) => agentNumber)).toEqual(['1', '2']);
  board.vacated(null);
  expect(board.view).toMatchObject({ snapshot: null, heardAt: null });
});
