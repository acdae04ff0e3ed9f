import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { Decoder } from 'socket.io-parser';
import type { DeskRules } from '../../src/shared/contract/desk-rules.ts';
import { toIso } from '../../src/shared/contract/time.ts';
import type { Credential } from '../auth/web/who.ts';
import { startFor } from '../core/cursor.ts';
import { isOwnOrigin } from '../core/own-origin.ts';
import type { EventLog } from '../core/ports.ts';
import type { Viewer } from '../core/viewer.ts';
import { serveAsks, type ServeAsksParts } from './asks/serve-asks.ts';
import { FanOut, type Clients } from '../core/delivery/fan-out.ts';
import { readHandshake, Unauthorized } from './handshake.ts';
import { hangUpPromptly } from './hang-up.ts';
import type { ClientMessages, RelaySocket, ServerMessages, SocketData } from './messages.ts';
import { EventEncoder } from './event-encoder.ts';
import { acknowledgeWithinMs, outletOf, type OutletReports } from './outlet.ts';
import { Overdue } from './overdue.ts';
import { showBoard, type BoardSource } from './show-board.ts';
import { Pump } from '../core/delivery/pump.ts';

export interface SocketParts extends OutletReports {
  readonly log: EventLog;
  /** Whom a token or a session speaks for at this moment; `undefined` when it is wrong, over or was withdrawn. */
  readonly viewerWith: (credential: Credential) => Viewer | undefined;
  readonly board: BoardSource;
  readonly publicUrl: string | null;
  /** What the admin allows this person at this moment. */
  readonly rulesFor: (viewer: Viewer) => DeskRules;
  readonly asks: ServeAsksParts;
  /** Somebody has come or gone; `app` is the version of the desktop app, where one said so. */
  readonly onSeen?: (viewer: Viewer, app: string | null) => void;
}

export interface ConnectedPerson {
  readonly viewer: Viewer;
  /** As {@link Clients} tells it of all. */
  readonly oldestUnacknowledged: number | null;
  /** Everything up to there that is for this client has been sent. */
  readonly sentUpTo: number;
}

export interface Sockets {
  /** How many are connected at this moment. */
  clients(): Clients;
  /** Who is connected at this moment, once for each connection. */
  people(): readonly ConnectedPerson[];
  /**
   * Closes the sockets of those whose token or session holds no longer, and tells the others what they may do, where that has
   * changed; if the directory is another one than last time, or `always`.
   */
  recheck(directory: object, always?: boolean): void;
  /** Lets go of every client in a way that makes it come back. */
  close(): void;
}

/** Serves the log over Socket.IO on the given server (contract, "Socket.IO out"). */
export function serveSockets(httpServer: HttpServer, parts: SocketParts): Sockets {
  const { log, viewerWith, rulesFor } = parts;
  const fanOut = new FanOut();
  const overdue = new Overdue(acknowledgeWithinMs);
  const io = new Server<ClientMessages, ServerMessages, Record<string, never>, SocketData>(httpServer, {
    parser: { Encoder: EventEncoder, Decoder },
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: 64 * 1024,
    // A dead line is noticed within ten seconds.
    pingInterval: 5_000,
    pingTimeout: 5_000,
    connectTimeout: 5_000,
    allowRequest: (request, decide) => decide(null, isOwnOrigin(request.headers.origin, request.headers.host, parts.publicUrl)),
  });

  // Engine.IO makes its WebSocket server anew at this moment.
  httpServer.on('listening', () => hangUpPromptly(io.engine));

  io.use((socket, next) => {
    const handshake = readHandshake(socket.handshake.auth, socket.handshake, parts.publicUrl);
    const viewer = handshake && viewerWith(handshake.credential);
    if (!handshake || !viewer) return next(new Unauthorized());
    socket.data = { ...handshake, viewer, told: null };
    next();
  });

  io.on('connection', (socket) => {
    if (!holdsStill(socket, viewerWith)) return;
    const { viewer, cursor } = socket.data;
    const start = startFor(viewer, cursor, log, Date.now());
    const pump = new Pump(viewer, start, log, outletOf(socket, log.epoch, overdue, parts));
    fanOut.add(pump);
    parts.onSeen?.(viewer, socket.data.app ?? null);
    socket.on('disconnect', () => {
      parts.onSeen?.(viewer, socket.data.app ?? null);
      pump.stop();
      fanOut.remove(pump);
    });
    serveAsks(socket, viewer, parts.asks);
    const desk = rulesFor(viewer);
    socket.data.told = JSON.stringify(desk);
    socket.emit('welcome', {
      protocol: 1,
      epoch: log.epoch,
      head: log.head,
      now: toIso(Date.now()),
      resumed: start.resumed,
      ...introduce(viewer),
      desk,
    });
    pump.wake();
    if (viewer.role === 'supervisor') socket.on('disconnect', showBoard(socket, parts.board));
  });

  log.onAppended((audience) => fanOut.wake(audience));

  let checked: object | null = null;
  return {
    clients: () => fanOut.clients(),
    people: () => [...fanOut.pumps()].map(({ viewer, oldestUnacknowledged, sentUpTo }) => ({ viewer, oldestUnacknowledged, sentUpTo })),
    recheck: (directory, always = false) => {
      if (directory === checked && !always) return;
      checked = directory;
      for (const socket of io.of('/').sockets.values()) if (holdsStill(socket, viewerWith)) tellRules(socket, rulesFor);
    },
    // Not socket by socket: a client that is told to leave does not come back by itself.
    close: () => {
      overdue.close();
      io.engine.close();
    },
  };
}

/** Shows out whose token was withdrawn or whose session is over; lets reconnect whose events are other ones by now. */
function holdsStill(socket: RelaySocket, viewerWith: SocketParts['viewerWith']): boolean {
  const viewer = viewerWith(socket.data.credential);
  if (!viewer) {
    socket.emit('revoked');
    socket.disconnect(true);
    return false;
  }
  if (seenAs(viewer) === seenAs(socket.data.viewer)) return true;
  socket.conn.close();
  return false;
}

function tellRules(socket: RelaySocket, rulesFor: SocketParts['rulesFor']): void {
  const rules = rulesFor(socket.data.viewer);
  const told = JSON.stringify(rules);
  // Who has not been greeted yet will hear it then.
  if (socket.data.told === null || socket.data.told === told) return;
  socket.data.told = told;
  socket.emit('desk', rules);
}

function seenAs(viewer: Viewer): string {
  return viewer.role === 'agent' ? `agent ${viewer.audienceKey}` : viewer.role;
}

function introduce(viewer: Viewer) {
  if (viewer.role === 'supervisor') return { role: viewer.role, name: viewer.login };
  return { role: viewer.role, agentNumber: viewer.agentNumber, name: viewer.name };
}
