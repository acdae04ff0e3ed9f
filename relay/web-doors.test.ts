import { once } from 'node:events';
import { connect as connectLine } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAgent, addLogin, addSource, jsonOf, push, relayCommand, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { TestClient } from './socket/testing/client.ts';

const password = 'correct horse 电池';
const folder = temporaryFolder();
const beside = ['--data', folder.path, '--json'];
let relay: RunningRelay;

beforeAll(async () => {
  relay = await startRelay(folder.path, '--hook-listen', '127.0.0.1:0');
});
afterAll(async () => {
  await relay.stop();
  folder.remove();
});

const ask = async (path: string, body: object, cookie = ''): Promise<{ status: number; body: Record<string, unknown>; cookie: string }> => {
  const headers = { 'content-type': 'application/json', 'x-danping': '1', origin: relay.url, cookie };
  const response = await fetch(relay.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: Object(await response.json()), cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
};
/** A page of the browser that has the cookie. */
const page = (cookie: string, origin = relay.url): TestClient => new TestClient(relay.url, undefined, undefined, { auth: {}, extraHeaders: { cookie, origin } });
const codeIn = (path: string): string => path.split('/setup/')[1] ?? '';
const sittingDown = async (role: 'supervisor' | 'admin', login: string): Promise<string> => {
  const { setupPath } = await addLogin(folder.path, role, login);
  return (await ask('/api/setup', { code: codeIn(setupPath), password })).cookie;
};
const shownOut = async ({ socket }: TestClient): Promise<unknown[]> => {
  const heard: string[] = [];
  socket.on('revoked', () => heard.push('revoked'));
  const [reason] = await once(socket as unknown as NodeJS.EventEmitter, 'disconnect');
  return [...heard, reason];
};

test('the first admin’s link is printed at each start, until it is used', async () => {
  const printed = () => expect.poll(() => relay.firstAdminUrl()).not.toBeNull();
  await printed();
  const first = relay.firstAdminUrl();
  expect(first).toMatch(new RegExp(`^${relay.url}/setup/[\\w-]{43}$`));
  await relay.stop();
  relay = await startRelay(folder.path, '--hook-listen', '127.0.0.1:0');
  await printed();
  expect(await ask('/api/setup', { code: codeIn(first ?? ''), password, login: 'li' })).toMatchObject({ status: 200, body: { role: 'admin', login: 'li' } });
  expect(await ask('/api/setup', { code: codeIn(relay.firstAdminUrl() ?? ''), password, login: 'wang' })).toMatchObject({ status: 401, body: { code: 'link-invalid' } });
  expect(await jsonOf('admin', 'list', ...beside)).toEqual([{ login: 'li', tokens: 0 }]);
  await relay.stop();
  relay = await startRelay(folder.path, '--hook-listen', '127.0.0.1:0');
  expect(relay.firstAdminUrl()).toBeNull();
  expect(await ask('/api/login', { login: 'li', password })).toMatchObject({ status: 200 });
});

test('the clouds’ address has no page and no door for people', async () => {
  for (const path of ['/', '/board', '/admin', '/desk', '/login', '/setup/x', '/assets/x.js', '/api/me', '/api/login', '/metrics']) {
    for (const method of ['GET', 'POST']) expect((await fetch(`${relay.hookUrl}${path}`, { method })).status).toBe(404);
  }
});

describe('a page of a browser that is logged in', () => {
  test.each(['supervisor', 'admin'] as const)('of a %s is welcomed without a token, until the person’s tokens are withdrawn', async (role) => {
    const cookie = await sittingDown(role, `${role}-1`);
    const client = page(cookie);
    expect(await client.welcomed()).toMatchObject({ role: 'supervisor', name: `${role}-1` });
    const out = shownOut(client);
    await jsonOf('token', 'revoke', '--supervisor', `${role}-1`, ...beside);
    expect(await out).toEqual(['revoked', 'io server disconnect']);
    expect(await ask('/api/logout', {}, cookie)).toMatchObject({ status: 401 });
  });

  test('of an agent sees the agent’s own events alone', async () => {
    const { hookPath } = await addSource(folder.path, '--id', 'main');
    const { enrolUrl } = await addAgent(folder.path, '20001');
    await addAgent(folder.path, '20002');
    const { cookie, body } = await ask('/api/login', { code: new URL(enrolUrl).searchParams.get('code') });
    expect(body).toMatchObject({ role: 'agent', agentNumber: '20001' });
    const client = page(cookie);
    expect(await client.welcomed()).toMatchObject({ role: 'agent', agentNumber: '20001' });
    await push(relay.url + hookPath, ringPush('of-another', { agentNumber: '20002' }));
    await push(relay.url + hookPath, ringPush('own'));
    await client.until(() => client.events.length > 0);
    expect(client.events.map(({ id }) => id)).toEqual(['main:own']);
    client.close();
  });

  test('is shown out when it logs out', async () => {
    const cookie = await sittingDown('supervisor', 'leaving');
    const client = page(cookie);
    await client.welcomed();
    const out = shownOut(client);
    expect(await ask('/api/logout', {}, cookie)).toMatchObject({ status: 200 });
    expect(await out).toEqual(['revoked', 'io server disconnect']);
  });

  test('lends its session to no page of another site', async () => {
    const cookie = await sittingDown('supervisor', 'lured');
    for (const origin of ['http://evil.example', 'null']) {
      const stranger = page(cookie, origin);
      await once(stranger.socket as unknown as NodeJS.EventEmitter, 'connect_error');
      expect(stranger.welcomes).toEqual([]);
      stranger.close();
    }
  });
});

test('a body that never ends is cut, and nobody waits for it', async () => {
  const line = connectLine(Number(new URL(relay.url).port), '127.0.0.1');
  const closed = once(line, 'close');
  line.on('data', () => undefined);
  line.on('error', () => undefined);
  line.write(`POST /api/login HTTP/1.1\r\nhost: a\r\nx-danping: 1\r\ncontent-type: application/json\r\ncontent-length: 999\r\n\r\n{`);
  const drip = setInterval(() => line.write(' '), 300);
  expect(await ask('/api/login', { login: 'li', password })).toMatchObject({ status: 200 });
  await closed;
  clearInterval(drip);
});

test('what happened is in the audit log, which the doctor verifies; no password, code or typed name is on disk or in the log', async () => {
  await ask('/api/login', { login: 'typed-into-the-wrong-field', password: 'x' });
  const { stdout } = await relayCommand('doctor', ...beside);
  expect(JSON.parse(stdout).findings).toContainEqual({ check: 'audit', level: 'ok', found: expect.stringMatching(/^\d+ entries, none changed/), mend: '' });
  expect(relay.stderr()).not.toMatch(/correct horse|typed-into|setup\//);
});
