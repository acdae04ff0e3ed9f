import { once } from 'node:events';
import { createServer } from 'node:http';
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

  snapshot(): BoardSnapshot | null {
    return this.isRead ? whole : null;
  }

  onPatch(listener: (patch: BoardPatch) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(): void {
    for (const listener of this.listeners) listener(patch);
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
