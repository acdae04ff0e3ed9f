import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSource, push, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';

const folder = temporaryFolder();
let relay: RunningRelay;
let hookPath: string;

beforeAll(async () => {
  ({ hookPath } = await addSource(folder.path));
  relay = await startRelay(folder.path);
});
afterAll(async () => {
  await relay.stop();
  folder.remove();
});

/** Connects, says the text and then one more letter now and then. Resolves when the relay hangs up. */
function dawdle(text: string, more: string): Promise<void> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(relay.url);
    const line = connect(Number(port), hostname, () => line.write(text));
    const drip = setInterval(() => more !== '' && line.write(more), 200);
    line.on('data', () => undefined);
    line.on('error', () => undefined);
    line.on('close', () => {
      clearInterval(drip);
      resolve();
    });
  });
}

test.concurrent.each([
  ['says nothing', () => '', ''],
  ['never ends its headers', () => `POST ${hookPath} HTTP/1.1\r\nhost: a`, 'x'],
  ['never ends its body', () => `POST ${hookPath} HTTP/1.1\r\nhost: a\r\ncontent-length: 9999\r\n\r\n{`, 'x'],
  [
    'opens a WebSocket and leaves it at that',
    () =>
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n' +
      'sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    '',
  ],
])('a line that %s is cut, while pushes are taken', async (name, text, more) => {
  let cut = false;
  const ended = dawdle(text(), more).then(() => (cut = true));
  for (let i = 0; !cut; i++) {
    expect(await push(relay.url + hookPath, ringPush(`${name}-${i}`))).toMatchObject({ status: 200 });
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 300))]);
  }
});
