import type { Socket } from 'socket.io-client';

/** How long one try may hang before another is made beside it. */
const besideAfterMs = 1_000;
const mostAtOnce = 5;

/** Tries to reach the relay, of which one is kept. */
export interface FirstOpen {
  /** The one that is open; `null` while none is. */
  readonly socket: Socket | null;
  /** Ends all of them. */
  close(): void;
}

/**
 * Keeps the first connection that opens. One that was begun while the network was away may hang for seconds after it is back, since
 * the system repeats a lost greeting ever more slowly (RFC 6298, section 5.5): so another is begun beside it, and does not wait for it.
 *
 * @param dial begins one try; it must not speak for itself before it is open
 */
export function keepFirstOpen(dial: () => Socket): FirstOpen {
  const tries = new Set<Socket>();
  let chosen: Socket | null = null;
  let timer: NodeJS.Timeout | undefined;
  const end = (socket: Socket): void => {
    tries.delete(socket);
    socket.removeAllListeners();
    socket.io.off('ping');
    socket.io.off('open');
    socket.disconnect();
  };
  const begin = (): void => {
    const socket = dial();
    tries.add(socket);
    socket.io.once('open', () => {
      chosen = socket;
      clearTimeout(timer);
      for (const other of tries) if (other !== socket) end(other);
    });
    if (tries.size < mostAtOnce) timer = setTimeout(begin, besideAfterMs);
  };
  begin();
  return {
    get socket() {
      return chosen;
    },
    close: () => {
      clearTimeout(timer);
      for (const socket of tries) end(socket);
      chosen = null;
    },
  };
}
