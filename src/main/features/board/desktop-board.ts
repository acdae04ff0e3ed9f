import type { BoardView } from '../../../shared/api/board-methods.ts';
import type { EnrolmentView } from '../../../shared/api/enrolment-methods.ts';
import type { ConnectionState } from '../../../shared/api/views.ts';
import { BoardHost } from '../../../shared/board/board-host.ts';
import type { BoardMessage } from '../../../shared/board/board-state.ts';
import type { Welcome } from '../../../shared/contract/stream.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { Failure } from '../../../shared/result.ts';

/** What the main window shows: an agent's desk, or a supervisor's board. */
export type MainPage = 'main' | 'board';

export interface DesktopBoardParts {
  readonly relay: string | null;
  now(): EpochMs;
  /** The window, if it shows the board, wants to be told. */
  message(message: BoardMessage): void;
  connection(view: Pick<BoardView, 'connection' | 'clockOffsetMs' | 'viewer'>): void;
  /** The main window is to show this page from now on. */
  show(page: MainPage): void;
}

/** The board in the desktop app, for whoever sits down with a supervisor's or an admin's token. */
export class DesktopBoard {
  readonly #parts: DesktopBoardParts;
  readonly #host: BoardHost;
  #role: Welcome['role'] | null = null;
  #isEnrolled = true;
  #page: MainPage = 'main';

  constructor(parts: DesktopBoardParts) {
    this.#parts = parts;
    this.#host = new BoardHost(parts.relay, parts.now());
  }

  get view(): BoardView {
    return this.#host.view;
  }

  greeted(welcome: Pick<Welcome, 'role' | 'now' | 'name'>): void {
    this.#role = welcome.role;
    this.#host.greeted(welcome, this.#parts.now());
    this.#settle();
  }

  take(said: unknown): void {
    const message = this.#host.take(said, this.#parts.now());
    if (message) this.#parts.message(message);
  }

  connectionChanged(state: ConnectionState, failure: Failure | null): void {
    this.#host.connectionChanged(state, failure, this.#parts.now());
    const { connection, clockOffsetMs, viewer } = this.#host.view;
    this.#parts.connection({ connection, clockOffsetMs, viewer });
  }

  /** Somebody else sits down at `relay`, or nobody: nothing of the board before stays. */
  vacated(relay: string | null): void {
    this.#role = null;
    this.#host.clear(relay, this.#parts.now());
    this.#settle();
  }

  /** As long as a new code is asked for, the screen for it has the window. */
  enrolmentChanged({ stage }: Pick<EnrolmentView, 'stage'>): void {
    this.#isEnrolled = stage !== 'asking';
    this.#settle();
  }

  #settle(): void {
    const page: MainPage = this.#role === 'supervisor' && this.#isEnrolled ? 'board' : 'main';
    if (page === this.#page) return;
    this.#page = page;
    this.#parts.show(page);
  }
}
