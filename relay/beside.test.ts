import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAgent, addSource, push, relayCommand, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { connect, TestClient } from './socket/testing/client.ts';

const folder = temporaryFolder();
let relay: RunningRelay;

beforeAll(async () => {
  relay = await startRelay(folder.path, '--public-url', 'https://calls.example.com/');
});
afterAll(async () => {
  await relay.stop();
  folder.remove();
});

const refusal = async (token: string) => {
  const stranger = new TestClient(relay.url, token);
  const [error] = await once(stranger.socket as unknown as NodeJS.EventEmitter, 'connect_error');
  stranger.close();
  return error.data.code;
};
const enrol = async (code: string) => {
  const response = await fetch(`${relay.url}/api/enrol`, { method: 'POST', body: JSON.stringify({ code }) });
  return { status: response.status, body: await response.json() };
};

describe('beside a running relay', () => {
  let main: string;

  test('a source that is added takes pushes at once', async () => {
    main = relay.url + (await addSource(folder.path, '--id', 'main')).hookPath;
    expect(await push(main, ringPush('b1'))).toMatchObject({ status: 200, body: { ok: true, seq: 1 } });
  });

  test('an agent that is added may connect at once, and finds what came before', async () => {
    const agent = await connect(relay.url, (await addAgent(folder.path, '20001')).token);
    await agent.caughtUp(1);
    expect(agent.events).toMatchObject([{ id: 'main:b1', agentNumber: '20001' }]);
    agent.close();
  });

  test('an extension that is added leads to its agent, and keeps the cloud’s word', async () => {
    const branch = relay.url + (await addSource(folder.path, '--id', 'branch')).hookPath;
    const { token } = await addAgent(folder.path, '20001', '--also', 'branch:8001');
    const agent = await connect(relay.url, token);
    expect(await push(branch, ringPush('b2', { agentNumber: '20001' }))).toMatchObject({ status: 200 });
    expect(await push(branch, ringPush('b3', { agentNumber: '8001' }))).toMatchObject({ status: 200, body: { seq: 3 } });
    await agent.caughtUp(3);
    expect(agent.events.map(({ id }) => id)).toEqual(['main:b1', 'branch:b3']);
    expect(agent.events[1]).toMatchObject({ agentNumber: '20001', data: { extension: '8001' } });
    agent.close();
  });

  test('a person whose tokens are withdrawn is told and shown out, others stay', async () => {
    const first = await addAgent(folder.path, '20002', '--source', 'main');
    const second = await addAgent(folder.path, '20002');
    const code = new URL(second.enrolUrl).searchParams.get('code') ?? '';
    const out = await Promise.all([connect(relay.url, first.token), connect(relay.url, second.token)]);
    const other = await connect(relay.url, (await addAgent(folder.path, '20001')).token);
    const shownOut = out.map(async ({ socket }) => {
      const heard: string[] = [];
      socket.on('revoked', () => heard.push('revoked'));
      const [reason] = await once(socket as unknown as NodeJS.EventEmitter, 'disconnect');
      return [...heard, reason];
    });
    const revoked = await relayCommand('token', 'revoke', '--agent', '20002', '--data', folder.path, '--json');
    expect(JSON.parse(revoked.stdout)).toEqual({ agentNumber: '20002', revoked: 2 });
    expect(await Promise.all(shownOut)).toEqual(shownOut.map(() => ['revoked', 'io server disconnect']));
    for (const { token } of [first, second]) expect(await refusal(token)).toBe('unauthorized');
    expect((await enrol(code)).status).toBe(401);

    await push(main, ringPush('b4'));
    await other.until(() => other.events.at(-1)?.id === 'main:b4');
    other.close();
    const again = await connect(relay.url, (await addAgent(folder.path, '20002')).token);
    again.close();
  });

  test('an agent who moves to another source lets go of the old one’s events at once', async () => {
    const { token } = await addAgent(folder.path, '20004', '--source', 'main');
    const agent = await connect(relay.url, token);
    const left = once(agent.socket as unknown as NodeJS.EventEmitter, 'disconnect');
    await addAgent(folder.path, '20004', '--source', 'branch');
    expect((await left)[0]).toBe('transport close');
    const { body } = await push(main, ringPush('b5', { agentNumber: '20004' }));
    const back = await connect(relay.url, token, { epoch: relay.epoch, seq: Number(Object(body).seq) - 1 });
    expect(back.welcomes[0]?.resumed).toBe(true);
    await back.socket.emitWithAck('painted', { callId: '1', milliseconds: 1 });
    expect(back.events).toEqual([]);
    agent.close();
    back.close();
  });

  test('a one-time code becomes a token once; whoever guesses is slowed down', async () => {
    const { enrolUrl } = await addAgent(folder.path, '20003', '--source', 'main');
    const link = new URL(enrolUrl);
    expect([link.protocol, link.host, link.searchParams.get('relay')]).toEqual(['danping:', 'enrol', 'https://calls.example.com']);
    const code = link.searchParams.get('code') ?? '';
    const enrolled = await enrol(code);
    expect(enrolled).toMatchObject({ status: 200, body: { agentNumber: '20003', name: 'Agent 20003', relay: 'https://calls.example.com' } });
    (await connect(relay.url, enrolled.body.token)).close();
    const again = await enrol(code);
    expect(again).toMatchObject({ status: 401, body: { ok: false, error: expect.any(String) } });
    const guesses = [];
    for (let i = 0; i < 5; i++) guesses.push((await enrol(`guess ${i}`)).status);
    expect(guesses).toEqual([401, 401, 401, 401, 429]);
  });

  test('a second relay for the same folder is refused in one line', async () => {
    const refused = await relayCommand('serve', '--data', folder.path, '--port', '0');
    expect(refused.code).toBe(1);
    expect(refused.stdout).toBe('');
    expect(refused.stderr).toMatch(/^danping-relay: Another relay serves .*\n$/);
    expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
  });
});
