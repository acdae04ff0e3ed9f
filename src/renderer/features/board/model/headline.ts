import type { BoardState } from '../../../../shared/board/board-state.ts';
import type { TodayFigures } from '../../../../shared/contract/board.ts';
import type { EpochMs } from '../../../../shared/contract/time.ts';
import type { Live } from './live.ts';

/** The large figures of the board. */
export interface Headline {
  readonly inIvr: number;
  /** When the ring that lasts longest began; `null`: nothing rings. */
  readonly longestRingSince: EpochMs | null;
  readonly talking: number;
  readonly idle: number;
  readonly loggedIn: number;
  /** 0 to 1; `null` before the first call is decided. */
  readonly answerRate: number | null;
}

const withCustomer: ReadonlySet<string | null> = new Set(['talking', 'held', 'muted']);

export function headlineOf({ agents, today }: Pick<BoardState, 'agents' | 'today'>, live: Live): Headline {
  const present = [...agents.values()].filter(({ loggedIn }) => loggedIn);
  const ringing = live.calls.flatMap(({ state, ringingAt }) => (state === 'ringing' && ringingAt !== null ? [Date.parse(ringingAt)] : []));
  return {
    inIvr: live.inIvr.length,
    longestRingSince: ringing.length > 0 ? Math.min(...ringing) : null,
    talking: present.filter(({ status }) => withCustomer.has(status)).length,
    idle: present.filter(({ status }) => status === 'idle').length,
    loggedIn: present.length,
    answerRate: answerRate(today, live),
  };
}

/** A call that still rings is decided neither way: it must not make the rate look worse. */
function answerRate({ offered, answered }: TodayFigures, { calls }: Live): number | null {
  const decided = offered - calls.filter(({ state }) => state !== 'answered').length;
  return decided > 0 ? Math.min(1, answered / decided) : null;
}
