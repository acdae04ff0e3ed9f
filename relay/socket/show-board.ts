import type { BoardPatch, BoardSnapshot } from '../../src/shared/contract/board.ts';
import type { RelaySocket } from './messages.ts';
import { unreadOf } from './unread.ts';

/** Where the board comes from. */
export interface BoardSource {
  /** `null` as long as there is nothing worth showing; a patch tells when that is over. */
  snapshot(): BoardSnapshot | null;
  onPatch(listener: (patch: BoardPatch) => void): () => void;
}

/** So many messages may wait in a supervisor's line; who falls further behind gets a whole board once it is free. */
const mostWaiting = 32;

/**
 * So many bytes of patches may be on their way to a supervisor, unread. With a batch of events beside them it stays below a megabyte for each client
 * that has stopped reading, until it is noticed and dropped.
 */
const mostUnreadBytes = 512 * 1_024;

/** Shows one supervisor the board for as long as it is connected. @returns how to stop. */
export function showBoard(socket: RelaySocket, board: BoardSource): () => void {
  let needsWhole = true;
  const unread = unreadOf(socket);
  let mostUnread = mostUnreadBytes;
  const show = (patch: BoardPatch | null): void => {
    const message = needsWhole ? board.snapshot() : patch;
    if (!message) return;
    const unreadBefore = unread();
    socket.emit('board', message);
    // A whole board may be long: else each would be a reason for the next.
    if (needsWhole) mostUnread = mostUnreadBytes + unread() - unreadBefore;
    needsWhole = false;
  };
  show(null);
  return board.onPatch((patch) => {
    if (waiting(socket) > mostWaiting || unread() > mostUnread) needsWhole = true;
    else show(patch);
  });
}

/** Messages that the line has not taken yet. Engine.IO keeps them in a field that its types hide; without it nobody is behind. */
function waiting({ conn }: RelaySocket): number {
  const buffer: unknown = Reflect.get(conn, 'writeBuffer');
  return Array.isArray(buffer) ? buffer.length : 0;
}
