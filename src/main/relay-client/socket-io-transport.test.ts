import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, createServer as createDoor, type Socket as NetSocket } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { socketIoTransport } from './socket-io-transport.ts';
import type { Connection, TransportEvents } from './transport.ts';

let io: Server;
let url: string;
let heard: unknown[];
let connection: Connection;
/** The relay's end of the line. */
let far: Socket;

const events: TransportEvents = {
  welcome: (payload) => heard.push(['welcome', payload]),
  batch: () => undefined,
  board: (payload) => heard.push(['board', payload]),
  rules: (payload) => heard.push(['rules', payload]),
  heartbeat: () => undefined,
  revoked: () => undefined,
  refused: () => undefined,
  lost: () => heard.push(['lost']),
};
const open = (): Connection => socketIoTransport(url).open({ token: 'token', cursor: null }, events);

beforeEach(async () => {
  heard = [];
  const server = createServer();
  io = new Server(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const arrived = new Promise<Socket>((resolve) => io.once('connection', resolve));
  connection = open();
  far = await arrived;
  const greeted = new Promise((resolve) => far.once('painted', resolve));
  far.emit('welcome', {});
  connection.painted('c1', 1);
  await greeted;
});
afterEach(async () => {
  connection.close();
  await io.close();
});

describe('an ask over the line', () => {
  it('comes back as it was answered', async () => {
    far.on('dial', (payload, answer) => answer({ ok: true, payload }));
    expect(await connection.ask('dial', { number: '110' }, 15_000)).toEqual({ answer: { ok: true, payload: { number: '110' } } });
  });

  it('that nobody answers is given up in time', async () => {
    expect(await connection.ask('fly', {}, 50)).toBe('timed-out');
  });

  it('whose line breaks is lost at once, whatever the time', async () => {
    far.on('dial', () => far.disconnect(true));
    expect(await connection.ask('dial', {}, 600_000)).toBe('lost');
    expect(heard.at(-1)).toEqual(['lost']);
  });

  it('on a line that was closed here is lost, and one that is not open yet sends nothing later', async () => {
    const asked: unknown[] = [];
    io.on('connection', (socket) => socket.onAny((name) => asked.push(name)));
    const waiting = connection.ask('dial', {}, 600_000);
    connection.close();
    expect(await waiting).toBe('lost');
    const other = open();
    expect(await other.ask('dial', {}, 600_000)).toBe('lost');
    const arrived = await new Promise<Socket>((resolve) => io.once('connection', resolve));
    const spoke = new Promise((resolve) => arrived.once('painted', resolve));
    other.painted('c1', 1);
    await spoke;
    expect(asked).toEqual(['painted']);
    other.close();
  });
});

it('hears what the admin allows', async () => {
  far.emit('desk', { canDial: true });
  far.on('dial', (_payload, answer) => answer({}));
  await connection.ask('dial', {}, 15_000);
  expect(heard).toEqual([['welcome', {}], ['rules', { canDial: true }]]);
});

it('does not wait for a try that hangs once another gets through, and keeps one of them', async () => {
  connection.close();
  let taken = 0;
  const held: NetSocket[] = [];
  const door = createDoor((near) => {
    held.push(near);
    // What was begun while the network was away hangs for good.
    if (++taken === 1) return;
    const through = connect(Number(new URL(url).port), '127.0.0.1');
    near.pipe(through).pipe(near);
    held.push(through);
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  const address = door.address();
  const arrived = new Promise<Socket>((resolve) => io.once('connection', resolve));
  connection = socketIoTransport(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`).open({ token: 'token', cursor: null }, events);
  (await arrived).on('dial', (_payload, answer) => answer('through'));
  await expect.poll(() => connection.ask('dial', {}, 15_000)).toEqual({ answer: 'through' });
  expect([taken, heard.filter((each) => String(each) === 'lost')]).toEqual([2, []]);
  for (const socket of held) socket.destroy();
  door.close();
});
