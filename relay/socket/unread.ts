import type { RelaySocket } from './messages.ts';

/** What of a WebSocket is needed here; Engine.IO hides it in its transport. */
interface Line {
  readonly ping: () => void;
  readonly once: (event: 'pong', heard: () => void) => void;
}

/** Far below what a supervisor may be behind (show-board.ts). */
const worthAPingBytes = 64 * 1_024;

/**
 * Tells about how many bytes a client has been sent that it has not read yet, those included that lie in the kernel's queues. It is known by
 * WebSocket's own pings, which every client answers by itself and in turn (RFC 6455, 5.5.2 and 5.5.3); each call may send one, once
 * there is so much that it matters: a ping for each patch to each of 500 supervisors costs more than the patches.
 *
 * @returns 0 for a client on long polling: the next answer waits for the next question there
 */
export function unreadOf({ conn }: RelaySocket): () => number {
  let line: Line | null = null;
  let readUpTo = 0;
  let asked = false;
  return () => {
    const now = lineUnder(conn.transport);
    if (now === null) return 0;
    const written = bytesWritten(now);
    if (now !== line) [line, readUpTo, asked] = [now, written, false];
    if (!asked && written - readUpTo > worthAPingBytes) {
      asked = true;
      now.ping();
      now.once('pong', () => {
        if (line === now) [readUpTo, asked] = [written, false];
      });
    }
    return written - readUpTo;
  };
}

/** `null` for long polling, and where Engine.IO hides it elsewhere than in its version of today. */
function lineUnder(transport: object): Line | null {
  const webSocket: unknown = Reflect.get(transport, 'socket');
  return Reflect.get(transport, 'name') === 'websocket' && isLine(webSocket) ? webSocket : null;
}

function isLine(value: unknown): value is Line {
  return typeof value === 'object' && value !== null && 'ping' in value && 'once' in value && typeof value.ping === 'function' && typeof value.once === 'function';
}

/** By the TCP connection under it, once there is one. */
function bytesWritten(line: Line): number {
  return Number(Object(Reflect.get(line, '_socket')).bytesWritten ?? 0);
}
