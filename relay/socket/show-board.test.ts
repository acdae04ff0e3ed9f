import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { Server } from 'socket.io';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoardPatch, BoardSnapshot } from '../../src/shared/contract/board.ts';
import type { ClientMessages, ServerMessages, SocketData } from './messages.ts';
import { showBoard } from './show-board.ts';
import { BoardViewer } from './testing/board-viewer.ts';

const at = '2026-11-20T02:00:00.000Z';
const figures = { offered: 0, answered: 0, missed: 0, abandoned: 0, averageRingSeconds: null, averageTalkSeconds: null };
const patch: BoardPatch = { type: 'patch', at };
const whole: BoardSnapshot = { type: 'snapshot', at, agents: [], calls: [], queues: [], today: { ...figures, byHour: [] } };

/** A board that is read when the test says so. */
class SlowBoard {
  readonly listeners = new Set<(patch: BoardPatch) => void>();
  isRead = false;
  whole = whole;

  snapshot(): BoardSnapshot | null {
    return this.isRead ? this.whole : null;
  }

  onPatch(listener: (patch: BoardPatch) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(told = patch): void {
    for (const listener of this.listeners) listener(told);
  }
}

let board: SlowBoard;
let io: Server<ClientMessages, ServerMessages, Record<string, never>, SocketData>;
let url: string;

beforeEach(async () => {
  board = new SlowBoard();
  const server = createServer();
  io = new Server(server);
  io.on('connection', (socket) => {
    socket.on('disconnect', showBoard(socket, board));
    socket.on('settle', (answer) => typeof answer === 'function' && answer());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterEach(() => io.close());

/** Long enough to fill any queue soon. */
const longPatch: BoardPatch = { ...patch, queues: [{ ...figures, name: 'q'.repeat(100_000) }] };

/** The connection under a client, and under the server's end of it. */
const lineOf = (transport: object): Socket => Reflect.get(Reflect.get(transport, 'ws') ?? Reflect.get(transport, 'socket'), '_socket');

/** Whatever the server sent before has come by then. */
const settled = (viewer: BoardViewer) => viewer.client.socket.emitWithAck('settle');

test('who comes while the board is being read gets it when it is read, before any patch', async () => {
  const viewer = new BoardViewer(url, 'token');
  await settled(viewer);
  board.tell();
  await settled(viewer);
  expect(viewer.heard).toEqual([]);

  board.isRead = true;
  board.tell();
  board.tell();
  await viewer.until(() => viewer.patches.length > 0);
  expect(viewer.heard).toEqual(['snapshot', 'patch']);
  expect(viewer.snapshots).toEqual([whole]);
  viewer.close();
});

test('who comes later begins with the whole board, and who has left is told nothing more', async () => {
  board.isRead = true;
  const first = new BoardViewer(url, 'token');
  await first.until(() => first.snapshots.length > 0);
  board.tell();
  await first.until(() => first.patches.length > 0);
  expect(first.heard).toEqual(['snapshot', 'patch']);
  const second = new BoardViewer(url, 'token');
  await second.until(() => second.snapshots.length > 0);
  expect(board.listeners.size).toBe(2);
  first.close();
  while (board.listeners.size > 1) await settled(second);
  expect(second.heard).toEqual(['snapshot']);
  second.close();
});

/** A supervisor on a WebSocket who has the board and has then stopped reading; `sent` counts the bytes that went out there. */
async function stopReading() {
  board.isRead = true;
  const viewer = new BoardViewer(url, 'token');
  await viewer.until(() => viewer.snapshots.length > 0);
  const { engine } = viewer.client.socket.io;
  if (engine.transport.name !== 'websocket') await new Promise((resolve) => engine.once('upgrade', resolve));
  await settled(viewer);
  const [served] = io.of('/').sockets.values();
  const sent = (): number => (served ? lineOf(served.conn.transport).bytesWritten : 0);
  const line = lineOf(engine.transport).pause();
  return { viewer, line, sent };
}

test('who has stopped reading is sent less than a megabyte more, and the whole board once it reads again', async () => {
  const { viewer, line, sent } = await stopReading();
  const before = sent();
  for (let told = 0; told < 60; told += 1) {
    board.tell(longPatch);
    await turn();
  }
  expect(sent() - before).toBeGreaterThan(100_000);
  expect(sent() - before).toBeLessThan(1_048_576);

  line.resume();
  while (viewer.snapshots.length < 2) {
    board.tell();
    await settled(viewer);
  }
  viewer.close();
});

test('a board longer than what may be unread is sent once, and patches follow it', async () => {
  const { viewer, line, sent } = await stopReading();
  for (let told = 0; told < 10; told += 1) board.tell(longPatch);
  board.whole = { ...whole, queues: [{ ...figures, name: 'q'.repeat(900_000) }] };
  line.resume();
  for (let before = sent(); sent() - before < 900_000; ) {
    await settled(viewer);
    before = sent();
    board.tell();
  }
  board.tell();
  board.tell();
  await viewer.until(() => viewer.snapshots.length === 2 && viewer.heard.at(-2) === 'patch');
  expect(viewer.heard.slice(-3)).toEqual(['snapshot', 'patch', 'patch']);
  viewer.close();
});
