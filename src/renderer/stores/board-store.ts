import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BoardView } from '../../shared/api/board-methods.ts';
import type { ConnectionView } from '../../shared/api/views.ts';
import { applyBoard, type BoardMessage, type BoardState } from '../../shared/board/board-state.ts';
import type { Bridge } from '../../shared/bridge.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import type { Failure } from '../../shared/result.ts';
import { freshnessOf } from './freshness.ts';

export interface BoardStoreState {
  /** As it is to be shown: `live` only while the relay is heard. */
  readonly connection: ConnectionView;
  /** Relay time minus this computer's time, in milliseconds: for running clocks. */
  readonly clockOffsetMs: number;
  /** Who looks, by login; `null` until the relay has greeted. */
  readonly viewer: string | null;
  /** `null` until the relay has told. While it is not live: what was known last. */
  readonly board: BoardState | null;
  /** The host could not answer. */
  readonly failure: Failure | null;
}

export type BoardStore = StoreApi<BoardStoreState>;

/** Time, injected so that tests can own it. */
export interface BoardSurroundings {
  now(): EpochMs;
  /** @returns how to stop. */
  every(intervalMs: number, action: () => void): () => void;
}

const lookEveryMs = 500;

const browser: BoardSurroundings = {
  now: () => Date.now(),
  every: (intervalMs, action) => {
    const timer = setInterval(action, intervalMs);
    return () => clearInterval(timer);
  },
};

export interface FollowedBoard {
  readonly store: BoardStore;
  /** Asks for everything once and takes each change from then on. @returns how to stop. */
  readonly follow: () => () => void;
}

/** The live board of the host, which says by itself when it is out of date. Nothing is asked before somebody follows it. */
export function boardOf(bridge: Bridge, { now, every }: BoardSurroundings = browser): FollowedBoard {
  let heardAt: EpochMs | null = null;
  /** As the host says it, whatever is heard. */
  let said: ConnectionView = { state: 'connecting', relay: null, failure: null, since: now() };
  /** What came while the host was asked for the whole: it may be in the answer already, which does no harm. */
  let early: BoardMessage[] | null = [];
  const store: BoardStore = createStore(() => ({ connection: said, clockOffsetMs: 0, viewer: null, board: null, failure: null }));

  const look = (): void => {
    const state = freshnessOf(said.state, heardAt, now());
    const shown = store.getState().connection;
    if (state === shown.state && said.failure === shown.failure && said.relay === shown.relay) return;
    const since = state === shown.state ? shown.since : now();
    store.setState({ connection: { ...said, state, since } });
  };
  const take = (message: BoardMessage): void => {
    heardAt = now();
    if (early && message.type === 'patch') early.push(message);
    // Nothing of before counts beside a whole board.
    else if (early) early = [message];
    store.setState(({ board }) => ({ board: applyBoard(board, message), failure: null }));
    look();
  };
  const begin = ({ connection, clockOffsetMs, viewer, heardAt: hostHeardAt, snapshot }: BoardView): void => {
    said = connection;
    heardAt = latest(heardAt, hostHeardAt);
    const whole = snapshot && applyBoard(null, snapshot);
    store.setState({ clockOffsetMs, viewer, board: (early ?? []).reduce(applyBoard, whole), failure: null });
    look();
  };

  const follow = (): (() => void) => {
    early = [];
    const offs = [
      bridge.on('board.message', take),
      bridge.on('board.connection', ({ connection, clockOffsetMs, viewer }) => {
        said = connection;
        store.setState({ clockOffsetMs, viewer });
        look();
      }),
      every(lookEveryMs, look),
    ];
    void bridge.call('board.view').then((answer) => {
      if (answer.ok) begin(answer.value);
      else store.setState({ failure: answer.failure });
      early = null;
    });
    return () => offs.forEach((off) => off());
  };
  return { store, follow };
}

function latest(a: EpochMs | null, b: EpochMs | null): EpochMs | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
