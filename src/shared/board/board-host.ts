import type { BoardView } from '../api/board-methods.ts';
import type { ConnectionState } from '../api/views.ts';
import type { Welcome } from '../contract/stream.ts';
import type { EpochMs } from '../contract/time.ts';
import { clockOffsetMs } from '../desk/clock-offset.ts';
import type { Failure } from '../result.ts';
import { applyBoard, snapshotOf, type BoardMessage, type BoardState } from './board-state.ts';
import { readBoardMessage } from './read-board-message.ts';

/** The board where a host of pages keeps it, so that a page may come at any time. */
export class BoardHost {
  #board: BoardState | null = null;
  #connection: BoardView['connection'];
  #heardAt: EpochMs | null = null;
  #clockOffsetMs = 0;
  #viewer: string | null = null;

  constructor(relay: string | null, now: EpochMs) {
    this.#connection = { state: 'connecting', relay, failure: null, since: now };
  }

  get view(): BoardView {
    return { connection: this.#connection, clockOffsetMs: this.#clockOffsetMs, viewer: this.#viewer, heardAt: this.#heardAt, snapshot: this.#board && snapshotOf(this.#board) };
  }

  /** @returns the message, to be passed on to the pages; `null` for what cannot be read or makes no sense yet. */
  take(said: unknown, now: EpochMs): BoardMessage | null {
    const message = readBoardMessage(said);
    const board = message && applyBoard(this.#board, message);
    if (!board) return null;
    this.#board = board;
    this.#heardAt = now;
    return message;
  }

  greeted(welcome: Pick<Welcome, 'now' | 'name'>, now: EpochMs): void {
    this.#clockOffsetMs = clockOffsetMs(welcome.now, now);
    this.#viewer = welcome.name ?? null;
  }

  connectionChanged(state: ConnectionState, failure: Failure | null, now: EpochMs): void {
    const since = state === this.#connection.state ? this.#connection.since : now;
    this.#connection = { ...this.#connection, state, failure, since };
  }

  /** Somebody else sits here, or nobody. */
  clear(relay: string | null, now: EpochMs): void {
    this.#board = null;
    this.#heardAt = null;
    this.#clockOffsetMs = 0;
    this.#viewer = null;
    this.#connection = { state: 'connecting', relay, failure: null, since: now };
  }
}
