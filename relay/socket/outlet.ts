import type { RelaySocket } from './messages.ts';
import type { Outlet } from './pump.ts';

/** A client that has not acknowledged a batch by then is gone or stuck; it resumes by its cursor. */
const acknowledgeWithinMs = 30_000;

/** One client's socket as the far end of a pump. */
export function outletOf(socket: RelaySocket, epoch: string, onDropped: (reason: string) => void): Outlet {
  return {
    send: ({ items, upTo }, done) => {
      socket.timeout(acknowledgeWithinMs).emit('events', { epoch, items, upTo }, (error) => done(!error));
    },
    drop: (reason) => {
      onDropped(reason);
      // The line, not the session: the client comes back by itself and resumes.
      socket.conn.close();
    },
  };
}
