import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { requestOf } from './line.ts';
import { LinePool } from './line-pool.ts';

const open: { server: Server | null; sockets: Socket[] } = { server: null, sockets: [] };

afterEach(() => {
  for (const socket of open.sockets.splice(0)) socket.destroy();
  open.server?.close();
});

test('pushes that no connection is free for wait, no more connections than allowed are made, and all are answered', async () => {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
  const server = createServer((socket) => {
    open.sockets.push(socket);
    socket.on('error', () => undefined);
  });
  open.server = server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const pool = new LinePool(port);
  const request = requestOf(`http://127.0.0.1:${port}/`, '{}');
  const answers = Array.from({ length: 600 }, () => pool.use((line) => line.send(request)));
  while (open.sockets.length < 256) await once(server, 'connection');
  for (const socket of open.sockets) socket.on('data', () => socket.write(answer));
  expect(new Set(await Promise.all(answers))).toEqual(new Set([200]));
  expect(open.sockets.length).toBe(256);
  pool.close();
});
