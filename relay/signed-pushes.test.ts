import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSource, jsonOf, push, relayCommand, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';

const key = '0123456789abcdef0123456789abcdef';
const folder = temporaryFolder();
let relay: RunningRelay;
let address: string;

beforeAll(async () => {
  address = (await addSource(folder.path, '--id', 'main')).hookPath;
  await jsonOf('source', 'set', 'main', `hmac-key=${key}`, 'hmac-header=X-Hub-Signature-256', '--data', folder.path, '--json');
  relay = await startRelay(folder.path);
  address = relay.url + address;
});
afterAll(async () => {
  await relay.stop();
  folder.remove();
});

const signed = (bytes: string, of = key) => ({ 'x-hub-signature-256': `sha256=${createHmac('sha256', of).update(bytes).digest('hex')}` });

test('of a source with a key, pushes are taken with the signature of their very bytes; without it they meet a wrong secret', async () => {
  const body = JSON.stringify(ringPush('signed'));
  const wrong = await push(address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), body);
  expect(wrong.status).toBe(404);
  for (const headers of [{}, signed(`${body} `), signed(body, key.replace('0', '1')), { 'x-signature-256': signed(body)['x-hub-signature-256'] }]) {
    expect(await push(address, body, headers)).toEqual(wrong);
  }
  for (const odd of ['broken', '', 'x'.repeat(262_145)]) expect(await push(address, odd)).toEqual(wrong);
  expect(await push(address, body, signed(body))).toMatchObject({ status: 200, body: { ok: true, seq: 1 } });
  expect(await push(address, 'broken', signed('broken'))).toMatchObject({ status: 400 });
});

test('of a GET the query is signed, as it was sent', async () => {
  const query = 'eventUniqueId=by-get&pushType=login&agentNumber=20001&accountId=1';
  const get = async (headers: Record<string, string>) => (await fetch(`${address}?${query}`, { headers })).status;
  expect([await get({}), await get(signed(`${query}&`)), await get(signed(query))]).toEqual([404, 404, 200]);
});

test('the key is shown to nobody and written nowhere but where it is kept', async () => {
  const listed = JSON.stringify(await jsonOf('source', 'list', '--data', folder.path, '--json'));
  expect(listed).toContain('"hmac-key"');
  expect([listed, relay.stderr()].filter((text) => text.includes(key))).toEqual([]);
  const short = await relayCommand('source', 'set', 'main', 'hmac-key=too-short', '--data', folder.path);
  expect(short).toMatchObject({ code: 2, stderr: expect.not.stringContaining('too-short') });
});
