import type { Cursor } from '../../src/shared/contract/event.ts';
import type { Connection, Transport, TransportEvents } from '../../src/main/relay-client/transport.ts';
import type { Road } from '../net/road.ts';
import type { DeskSide } from '../host/connection.ts';
import type { RelayHost } from '../host/relay-host.ts';
import type { Life } from '../time/life.ts';
import type { VirtualTime } from '../time/virtual-time.ts';

/** As `socket-io-transport.ts` and Engine.IO have them. */
const connectTimeoutMs = 5_000;
const pingOverdueMs = 10_000;

export interface DeskLineParts {
  readonly time: VirtualTime;
  readonly life: Life;
  readonly road: Road;
  readonly host: RelayHost;
  /** With which cursor a connection is asked for. */
  readonly onOpen: (cursor: Cursor | null) => void;
  /** The relay is about to be told that a batch is committed here. */
  readonly onAcknowledged: (payload: object) => void;
}

/** Connections over virtual roads, as the app's session asks for them. */
export function deskTransport(parts: DeskLineParts): Transport {
  return {
    open(handshake, events) {
      parts.onOpen(handshake.cursor);
      return openLine(parts, handshake, events);
    },
  };
}

function openLine({ time, life, road, host, onAcknowledged }: DeskLineParts, handshake: Parameters<Transport['open']>[0], events: TransportEvents): Connection {
  let isClosed = false;
  let lastPing = time.now;
  /** Comes to the app when it has time; a closed connection says nothing. */
  const hear = (say: () => void): void =>
    life.run(() => {
      if (isClosed) return;
      time.stir();
      say();
    });
  const lose = (reason: string): void =>
    hear(() => {
      isClosed = true;
      line.closedByDesk();
      events.lost(reason);
    });
  const line = road.addLine();
  line.deskEnd({ closed: lose });
  const desk: DeskSide = {
    welcome: (payload) => {
      lastPing = time.now;
      watchPings();
      hear(() => events.welcome(payload));
    },
    batch: (payload, acknowledge) =>
      hear(() =>
        events.batch(payload, () => {
          onAcknowledged(payload);
          acknowledge();
        }),
      ),
    board: (payload) => hear(() => events.board(payload)),
    ping: (pong) =>
      life.run(() => {
        if (isClosed) return;
        lastPing = time.now;
        pong();
        events.heartbeat();
      }),
    revoked: () => hear(() => events.revoked()),
    refused: (payload) => hear(() => events.refused(payload)),
  };
  const watchPings = (): void => {
    const overdue = lastPing + pingOverdueMs;
    life.after(overdue - time.now, () => {
      if (isClosed) return;
      if (time.now - lastPing >= pingOverdueMs) lose('ping timeout');
      else watchPings();
    });
  };
  let hasArrived = false;
  life.after(connectTimeoutMs, () => {
    if (!hasArrived && !isClosed) lose('timeout');
  });
  line.toRelay.send(() => {
    const { relay } = host;
    // A computer that is up and has no relay says no; one that is off, and a road that is cut, say so soon enough, too.
    if (!relay || road.isCut) return void time.after(1, () => lose('connect error'));
    line.toDesk.send(() => {
      hasArrived = true;
    });
    relay.accept(line, desk, handshake);
  });
  return {
    ask: () => Promise.resolve('lost'),
    painted: () => undefined,
    close: () => {
      if (isClosed) return;
      isClosed = true;
      line.closedByDesk();
    },
  };
}
