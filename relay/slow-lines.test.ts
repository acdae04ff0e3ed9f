import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAgent, addSource, push, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { connect as connectClient } from './socket/testing/client.ts';

const folder = temporaryFolder();
let relay: RunningRelay;
let hookPath: string;
let token: string;

beforeAll(async () => {
  ({ hookPath } = await addSource(folder.path));
  ({ token } = await addAgent(folder.path, '20001'));
  relay = await startRelay(folder.path, '--hook-listen', '127.0.0.1:0');
});
afterAll(async () => {
  await relay.stop();
  folder.remove();
});

/** What a slow line says first, and what it says now and then. */
interface Slowness {
  readonly text: string;
  readonly more: string;
}

const webSocket =
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n' +
  'sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

const slownesses: Readonly<Record<string, () => Slowness>> = {
  'says nothing': () => ({ text: '', more: '' }),
  'never ends its headers': () => ({ text: `POST ${hookPath} HTTP/1.1\r\nhost: a`, more: 'x' }),
  'never ends its body': () => ({ text: `POST ${hookPath} HTTP/1.1\r\nhost: a\r\ncontent-length: 9999\r\n\r\n{`, more: 'x' }),
  'opens a WebSocket and leaves it at that': () => ({ text: webSocket, more: '' }),
  'opens a WebSocket and never ends its first message': () => ({ text: `${webSocket}\x01\x7e\x7f\x7f`, more: 'x' }),
};
/** What the clouds' address knows nothing of. */
const isForPeople = (name: string): boolean => name.includes('WebSocket');

/** Connects and dawdles. @returns how long until the relay hung up, in milliseconds */
function dawdle(url: string, { text, more }: Slowness): Promise<number> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const began = performance.now();
    const line = connect(Number(port), hostname, () => line.write(Buffer.from(text, 'latin1')));
    const drip = setInterval(() => more !== '' && line.write(more), 1_000);
    line.on('data', () => undefined);
    line.on('error', () => undefined);
    line.on('close', () => {
      clearInterval(drip);
      resolve(performance.now() - began);
    });
  });
}

/** How late this process itself was at most: a busy computer is no slow relay. */
function ownLateness(): () => number {
  let [due, worst] = [performance.now() + 50, 0];
  const timer = setInterval(() => {
    worst = Math.max(worst, performance.now() - due);
    due = performance.now() + 50;
  }, 50);
  return () => (clearInterval(timer), worst);
}

const many = 1_000;
const longestMs = 10_000;

test.concurrent.each([
  ['people and sockets', () => relay.url, Object.keys(slownesses)],
  ['the clouds', () => relay.hookUrl ?? '', Object.keys(slownesses).filter((name) => !isForPeople(name))],
])('a thousand slow lines to the address of %s are cut within ten seconds, while pushes are taken and told', async (_whose, url, names) => {
  const agent = await connectClient(relay.url, token);
  const late = ownLateness();
  let open = many;
  const lines = Array.from({ length: many }, async (_, index) => {
    const name = names[index % names.length] ?? '';
    const lasted = await dawdle(url(), slownesses[name]?.() ?? { text: '', more: '' });
    open -= 1;
    return { name, lasted };
  });
  const all = Promise.all(lines);
  let last = 0;
  for (let i = 0; open > 0; i++) {
    const answer = await push(url() + hookPath, ringPush(`${url()}-${i}`));
    expect(answer).toMatchObject({ status: 200 });
    last = Number(Object(answer.body).seq);
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, 100))]);
  }
  await agent.caughtUp(last);
  expect(agent.socket.connected).toBe(true);
  agent.close();
  const allowed = longestMs + late();
  expect((await all).filter(({ lasted }) => lasted > allowed)).toEqual([]);
});
