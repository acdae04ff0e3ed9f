import type { JSX } from 'react';
import type { BoardState } from '../../../shared/board/board-state.ts';
import { Hours } from './Hours.tsx';
import { LiveCalls } from './LiveCalls.tsx';
import type { Live } from './model/live.ts';
import { Queues } from './Queues.tsx';
import { useCalm } from './use-calm.ts';

/** What is read beside the agents, so that a busy day does not keep it in motion. */
const liveEveryMs = 500;
const figuresEveryMs = 5_000;

/** The calls of this moment, the queues, and the day by the hour. */
export function Side({ live, board }: { readonly live: Live; readonly board: BoardState }): JSX.Element {
  return (
    <>
      <LiveCalls live={useCalm(live, liveEveryMs)} journeys={useCalm(board.journeys, liveEveryMs)} />
      <Queues queues={useCalm(board.queues, figuresEveryMs)} />
      <Hours today={useCalm(board.today, figuresEveryMs)} />
    </>
  );
}
