import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import type { Viewer } from '../core/viewer.ts';
import { WrittenEvents } from './event-encoder.ts';
import type { RelaySocket } from './messages.ts';
import type { Overdue } from './overdue.ts';
import type { DropReason, Outlet } from '../core/delivery/pump.ts';

/** A client that has not acknowledged a batch by then is gone or stuck; it resumes by its cursor. */
export const acknowledgeWithinMs = 30_000;

export interface OutletReports {
  /** A client has these events for good. */
  readonly onDelivered: (events: readonly DanpingEvent[], viewer: Viewer) => void;
  /** A client was dropped. */
  readonly onDropped: (reason: DropReason) => void;
}

/** One client's socket as the far end of a pump. */
export function outletOf(socket: RelaySocket, epoch: string, overdue: Overdue, { onDelivered, onDropped }: OutletReports): Outlet {
  return {
    send: ({ items, texts, upTo }, done) => {
      let isOpen = true;
      const settle = (isAcknowledged: boolean): void => {
        if (!isOpen) return;
        isOpen = false;
        if (isAcknowledged) onDelivered(items, socket.data.viewer);
        done(isAcknowledged);
      };
      const answered = overdue.await(() => settle(false));
      socket.emit('events', new WrittenEvents({ epoch, items, upTo }, texts), () => {
        answered();
        settle(true);
      });
    },
    drop: (reason) => {
      onDropped(reason);
      // The line, not the session: the client comes back by itself and resumes.
      socket.conn.close();
    },
  };
}
