import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { toIso } from '../../src/shared/contract/time.ts';
import { startFor } from '../core/cursor.ts';
import type { EventLog } from '../core/ports.ts';
import type { Viewer } from '../core/viewer.ts';
import { FanOut, type Clients } from './fan-out.ts';
import { isOwnOrigin, readHandshake, Unauthorized } from './handshake.ts';
import { hangUpPromptly } from './hang-up.ts';
import type { ClientMessages, RelaySocket, ServerMessages, SocketData } from './messages.ts';
import { outletOf, type OutletReports } from './outlet.ts';
import { answerPainted, type Painted } from './painted.ts';
import { showBoard, type BoardSource } from './show-board.ts';
import { Pump } from './pump.ts';

export interface SocketParts extends OutletReports {
  readonly log: EventLog;
  /** Whom a token speaks for at this moment; `undefined` when it is wrong or was withdrawn. */
  readonly viewerWith: (token: string) => Viewer | undefined;
  readonly board: BoardSource;
  readonly publicUrl: string | null;
  readonly onPainted: (painted: Painted) => void;
}

export interface Sockets {
  /** Who is connected at this moment. */
  clients(): Clients;
  /** Closes the sockets of those whose token holds no longer, if the directory is another one than last time. */
  recheck(directory: object): void;
  /** Lets go of every client in a way that makes it come back. */
  close(): void;
}

/** Serves the log over Socket.IO on the given server (contract, "Socket.IO out"). */
export function serveSockets(httpServer: HttpServer, parts: SocketParts): Sockets {
  const { log, viewerWith } = parts;
  const fanOut = new FanOut();
  const io = new Server<ClientMessages, ServerMessages, Record<string, never>, SocketData>(httpServer, {
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: 64 * 1024,
    // A dead line is noticed within ten seconds.
    pingInterval: 5_000,
    pingTimeout: 5_000,
    connectTimeout: 5_000,
    allowRequest: (request, decide) => decide(null, isOwnOrigin(request, parts.publicUrl)),
  });

  // Engine.IO makes its WebSocket server anew at this moment.
  httpServer.on('listening', () => hangUpPromptly(io.engine));

  io.use((socket, next) => {
    const handshake = readHandshake(socket.handshake.auth);
    const viewer = handshake && viewerWith(handshake.token);
    if (!handshake || !viewer) return next(new Unauthorized());
    socket.data = { ...handshake, viewer };
    next();
  });

  io.on('connection', (socket) => {
    if (!holdsStill(socket, viewerWith)) return;
    const { viewer, cursor } = socket.data;
    const start = startFor(viewer, cursor, log, Date.now());
    const pump = new Pump(viewer, start, log, outletOf(socket, log.epoch, parts));
    fanOut.add(pump);
    socket.on('disconnect', () => {
      pump.stop();
      fanOut.remove(pump);
    });
    socket.on('painted', (...said) => answerPainted(said, viewer, parts.onPainted));
    socket.emit('welcome', {
      protocol: 1,
      epoch: log.epoch,
      head: log.head,
      now: toIso(Date.now()),
      resumed: start.resumed,
      ...introduce(viewer),
    });
    pump.wake();
    if (viewer.role === 'supervisor') socket.on('disconnect', showBoard(socket, parts.board));
  });

  log.onAppended((audience) => fanOut.wake(audience));

  let checked: object | null = null;
  return {
    clients: () => fanOut.clients(),
    recheck: (directory) => {
      if (directory === checked) return;
      checked = directory;
      for (const socket of io.of('/').sockets.values()) holdsStill(socket, viewerWith);
    },
    // Not socket by socket: a client that is told to leave does not come back by itself.
    close: () => void io.engine.close(),
  };
}

/** Shows out whose token was withdrawn; lets reconnect whose events are other ones by now. */
function holdsStill(socket: RelaySocket, viewerWith: SocketParts['viewerWith']): boolean {
  const viewer = viewerWith(socket.data.token);
  if (!viewer) {
    socket.emit('revoked');
    socket.disconnect(true);
    return false;
  }
  if (seenAs(viewer) === seenAs(socket.data.viewer)) return true;
  socket.conn.close();
  return false;
}

function seenAs(viewer: Viewer): string {
  return viewer.role === 'agent' ? `agent ${viewer.audienceKey}` : viewer.role;
}

function introduce(viewer: Viewer) {
  if (viewer.role === 'supervisor') return { role: viewer.role, name: viewer.login };
  return { role: viewer.role, agentNumber: viewer.agentNumber, name: viewer.name };
}
