import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAgent, addLogin, addSource, jsonOf, push, relayCommand, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { connect, TestClient } from './socket/testing/client.ts';

const folder = temporaryFolder();
const beside = ['--data', folder.path, '--json'];
let relay: RunningRelay;
let main: string;

beforeAll(async () => {
  relay = await startRelay(folder.path);
  main = relay.url + (await addSource(folder.path, '--id', 'main')).hookPath;
});
afterAll(async () => {
  await relay.stop();
  folder.remove();
});

/** What a client hears on its way out. */
const shownOut = async ({ socket }: TestClient): Promise<unknown[]> => {
  const heard: string[] = [];
  socket.on('revoked', () => heard.push('revoked'));
  const [reason] = await once(socket as unknown as NodeJS.EventEmitter, 'disconnect');
  return [...heard, reason];
};
const isRefused = async (token: string): Promise<boolean> => {
  const stranger = new TestClient(relay.url, token);
  const [error] = await once(stranger.socket as unknown as NodeJS.EventEmitter, 'connect_error');
  stranger.close();
  return error.data.code === 'unauthorized';
};

describe('beside a running relay', () => {
  test('who gets a removed agent’s number sees nothing of what the agent saw, live or replayed', async () => {
    const first = await connect(relay.url, (await addAgent(folder.path, '20001')).token);
    await push(main, ringPush('w1'));
    await first.caughtUp(1);
    const out = shownOut(first);
    expect(await jsonOf('agent', 'remove', '20001', ...beside)).toEqual({ agentNumber: '20001', removed: true, revoked: 1 });
    expect(await out).toEqual(['revoked', 'io server disconnect']);

    await push(main, ringPush('w2'));
    const { token } = await addAgent(folder.path, '20001');
    await push(main, ringPush('w3'));
    for (const cursor of [undefined, { epoch: relay.epoch, seq: 0 }]) {
      const second = await connect(relay.url, token, cursor);
      await second.caughtUp(3);
      expect(second.events.map(({ id }) => id)).toEqual(['main:w3']);
      second.close();
    }
  });

  test.each(['supervisor', 'admin'] as const)('a %s sees all events, until the tokens are withdrawn or the login is removed', async (role) => {
    const login = `${role}-1`;
    const { token, setupPath } = await addLogin(folder.path, role, login);
    expect(setupPath).toMatch(/^\/setup\/[\w-]{43}$/);
    const first = await connect(relay.url, token);
    expect(first.welcomes[0]).toMatchObject({ role: 'supervisor', name: login });
    await push(main, ringPush(`${role}-event`, { agentNumber: '29999' }));
    await first.until(() => first.events.at(-1)?.id === `main:${role}-event`);
    const firstOut = shownOut(first);
    expect(await jsonOf('token', 'revoke', '--supervisor', login, ...beside)).toEqual({ login, revoked: 1 });
    expect(await firstOut).toEqual(['revoked', 'io server disconnect']);

    const again = await addLogin(folder.path, role, login);
    const second = await connect(relay.url, again.token);
    const secondOut = shownOut(second);
    expect(await jsonOf(role, 'remove', login, ...beside)).toEqual({ login, removed: true, revoked: 1 });
    expect(await secondOut).toEqual(['revoked', 'io server disconnect']);
    for (const withdrawn of [token, again.token]) expect(await isRefused(withdrawn)).toBe(true);
    expect(await jsonOf(role, 'list', ...beside)).toEqual([]);
  });

  test('pushes come from the addresses that are allowed; from elsewhere they meet a wrong secret', async () => {
    const set = (allow: string) => jsonOf('source', 'set', 'main', `allow=${allow}`, ...beside);
    const wrong = await push(main.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), ringPush('a0'));
    await set('203.0.113.7,2001:db8::/32');
    expect(await push(main, ringPush('a1'))).toEqual(wrong);
    expect(wrong.status).toBe(404);
    await set('203.0.113.7,127.0.0.0/8');
    expect(await push(main, ringPush('a1'))).toMatchObject({ status: 200, body: { ok: true } });
    await set('203.0.113.7');
    // What a caller says of itself is not believed.
    expect(await push(main, ringPush('a2'), { 'x-forwarded-for': '203.0.113.7' })).toEqual(wrong);
    await set('');
    expect(await push(main, ringPush('a2'))).toMatchObject({ status: 200 });
    expect(relay.stderr()).toContain('"address":"127.0.0.1"');
  });

  test('the old address holds while the cloud is given the new one, and no longer; a removed source has none', async () => {
    const rotate = async () => relay.url + String(Object(await jsonOf('source', 'rotate', 'main', ...beside)).hookPath);
    const second = await rotate();
    for (const [i, address] of [main, second].entries()) expect(await push(address, ringPush(`s${i}`))).toMatchObject({ status: 200 });
    const third = await rotate();
    expect(await push(main, ringPush('s2'))).toMatchObject({ status: 404 });
    for (const [i, address] of [second, third].entries()) expect(await push(address, ringPush(`s3${i}`))).toMatchObject({ status: 200 });
    await jsonOf('source', 'remove', 'main', ...beside);
    expect(await push(third, ringPush('s4'))).toMatchObject({ status: 404 });
    expect((await relayCommand('doctor', '--data', folder.path)).code).toBe(0);
  });
});
