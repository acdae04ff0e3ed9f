import { BoardHost } from '../../../shared/board/board-host.ts';
import type { ConnectionState } from '../../../shared/api/views.ts';
import type { Welcome } from '../../../shared/contract/stream.ts';
import type { LineEnd } from './line.ts';
import type { NoticeBoard } from './notices.ts';

/** A supervisor's or an admin's end of the line: the board. The events that come besides are acknowledged and let go of. */
export class WebBoard implements LineEnd {
  readonly host: BoardHost;
  readonly #notices: NoticeBoard;
  readonly shutOut: () => void;

  constructor(relay: string, notices: NoticeBoard, shutOut: () => void) {
    this.host = new BoardHost(relay, Date.now());
    this.#notices = notices;
    this.shutOut = shutOut;
  }

  /** Each connection starts at the head of the log. */
  cursor(): null {
    return null;
  }

  welcome(welcome: Welcome): void {
    this.host.greeted(welcome, Date.now());
  }

  batch(): void {}

  board(payload: unknown): void {
    const message = this.host.take(payload, Date.now());
    if (message) this.#notices.tell('board.message', message);
  }

  rules(): void {}

  connectionChanged(state: ConnectionState): void {
    this.host.connectionChanged(state, null, Date.now());
    const { connection, clockOffsetMs, viewer } = this.host.view;
    this.#notices.tell('board.connection', { connection, clockOffsetMs, viewer });
  }
}
