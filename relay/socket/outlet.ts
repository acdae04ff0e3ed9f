import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import type { Viewer } from '../core/viewer.ts';
import type { RelaySocket } from './messages.ts';
import type { DropReason, Outlet } from '../core/delivery/pump.ts';

/** A client that has not acknowledged a batch by then is gone or stuck; it resumes by its cursor. */
const acknowledgeWithinMs = 30_000;

export interface OutletReports {
  /** A client has these events for good. */
  readonly onDelivered: (events: readonly DanpingEvent[], viewer: Viewer) => void;
  /** A client was dropped. */
  readonly onDropped: (reason: DropReason) => void;
}

/** One client's socket as the far end of a pump. */
export function outletOf(socket: RelaySocket, epoch: string, { onDelivered, onDropped }: OutletReports): Outlet {
  return {
    send: ({ items, upTo }, done) => {
      socket.timeout(acknowledgeWithinMs).emit('events', { epoch, items, upTo }, (error) => {
        if (!error) onDelivered(items, socket.data.viewer);
        done(!error);
      });
    },
    drop: (reason) => {
      onDropped(reason);
      // The line, not the session: the client comes back by itself and resumes.
      socket.conn.close();
    },
  };
}
