import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nothingAllowed } from '../src/shared/contract/desk-rules.ts';
import { danpingEventSchema } from '../src/shared/contract/event.ts';
import { addAgent, addSource, push, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { connect, TestClient } from './socket/testing/client.ts';

const folder = temporaryFolder();
let relay: RunningRelay;
let address: string;
const tokens: Record<string, string> = {};
let pushed = 0;

/** Pushes a ring for each agent number, all at once. @returns the place of the last. */
async function ring(...numbers: string[]): Promise<number> {
  const answers = await Promise.all(numbers.map((agentNumber) => push(address, ringPush(`p${pushed++}`, { agentNumber }))));
  return Math.max(...answers.map(({ body }) => Number(Object(body).seq)));
}

beforeAll(async () => {
  address = (await addSource(folder.path, '--id', 'main')).hookPath;
  for (const number of ['20001', '20002', '20003']) tokens[number] = (await addAgent(folder.path, number)).token;
  relay = await startRelay(folder.path);
  address = relay.url + address;
});
afterAll(async () => {
  await relay.stop();
  folder.remove();
});

const client = (number: string, cursor?: { epoch: string; seq: number }) => connect(relay.url, tokens[number] ?? '', cursor);

describe('a client', () => {
  test('is welcomed by name and told where the log stands', async () => {
    const agent = await client('20001');
    expect(agent.welcomes).toEqual([
      { protocol: 1, epoch: relay.epoch, head: expect.any(Number), role: 'agent', agentNumber: '20001', name: 'Agent 20001', resumed: false, now: expect.any(String), desk: nothingAllowed },
    ]);
    expect(Math.abs(Date.parse(agent.welcomes[0]?.now ?? '') - Date.now())).toBeLessThan(60_000);
    agent.close();
  });

  test('gets its pushes live, in the contract’s form', async () => {
    const agent = await client('20001');
    const last = await ring('20001', '20001');
    await agent.caughtUp(last);
    for (const event of agent.events) expect(danpingEventSchema.parse(event)).toEqual(event);
    expect(agent.events.at(-1)).toMatchObject({ seq: last, source: 'main', kind: 'call.ringing', agentNumber: '20001', at: '2021-05-08T06:39:37.000Z' });
    expect(agent.batches.every(({ epoch }) => epoch === relay.epoch)).toBe(true);
    agent.close();
  });

  test('that resumes by its cursor gets what it missed, once', async () => {
    const first = await client('20001');
    await first.caughtUp(await ring('20001'));
    const { cursor, events } = first;
    first.close();
    const last = await ring('20002', '20001', '20001');
    const second = await client('20001', cursor);
    expect(second.welcomes[0]?.resumed).toBe(true);
    await second.caughtUp(last);
    const whole = await client('20001');
    await whole.caughtUp(last);
    expect([...events, ...second.events]).toEqual(whole.events);
    second.close();
    whole.close();
  });

  test.each([
    ['of another epoch', () => ({ epoch: 'f'.repeat(32), seq: 1 })],
    ['ahead of the log', () => ({ epoch: relay.epoch, seq: 1_000_000 })],
    ['that makes no sense', () => ({ epoch: relay.epoch, seq: -5 })],
  ])('with a cursor %s begins anew, and is told', async (_name, cursor) => {
    const last = await ring('20001');
    const agent = await client('20001', cursor());
    expect(agent.welcomes[0]?.resumed).toBe(false);
    await agent.caughtUp(last);
    expect(agent.events[0]?.seq).toBeLessThan(last);
    agent.close();
  });

  test('gets the next batch after its acknowledgement, not before', async () => {
    const agent = await client('20003');
    agent.acknowledges = false;
    const first = await ring('20003');
    await agent.until(() => agent.held.length === 1);
    const last = await ring(...Array.from({ length: 20 }, () => '20003'));
    // Whatever the relay was going to send has gone out by the time that it answers this client.
    await agent.socket.emitWithAck('painted', { callId: '1', milliseconds: 1 });
    expect(agent.batches.map(({ upTo }) => upTo)).toEqual([first]);
    agent.acknowledges = true;
    agent.held.shift()?.();
    await agent.caughtUp(last);
    expect(agent.batches).toHaveLength(2);
    expect(agent.events).toHaveLength(21);
    agent.close();
  });

  test('may come by long polling', async () => {
    const agent = new TestClient(relay.url, tokens['20003'], undefined, { transports: ['polling'] });
    await agent.welcomed();
    await agent.caughtUp(await ring('20003'));
    agent.close();
  });

  test('that says what nobody knows is not answered and stays', async () => {
    const agent = await client('20003');
    agent.socket.emit('board', { everything: true });
    agent.socket.emit('events', { epoch: relay.epoch, items: [] });
    expect(await agent.socket.emitWithAck('painted', 'x')).toMatchObject({ ok: false });
    expect(agent.socket.connected).toBe(true);
    agent.close();
  });
});

describe('two agents', () => {
  test('never see each other’s events: live, replayed, or with each other’s and forged cursors', async () => {
    const numbers = ['20001', '20002'];
    const live = await Promise.all(numbers.map((number) => client(number)));
    await ring(...Array.from({ length: 60 }, (_, i) => numbers[i % 2] ?? ''));
    const last = new Map([['20001', await ring('20001')], ['20002', await ring('20002')]]);
    for (const agent of live) {
      const number = agent.welcomes[0]?.agentNumber ?? '';
      await agent.caughtUp(last.get(number) ?? 0);
      expect(agent.events.length).toBeGreaterThan(31);
      expect(agent.events.every(({ agentNumber }) => agentNumber === number)).toBe(true);
      for (let seq = 0; seq < (last.get('20001') ?? 0); seq += 7) {
        const forged = await client(number, { epoch: relay.epoch, seq });
        await forged.caughtUp(last.get(number) ?? 0);
        expect(forged.events).toEqual(agent.events.filter((event) => event.seq > seq));
        forged.close();
      }
      agent.close();
    }
  });

  test('whose phones rang for one call: the other is told who took it, and sees nothing more', async () => {
    const [one, two] = await Promise.all([client('20001'), client('20002')]);
    const call = { callUniqueId: '403344537650466999', callType: 'incoming', agentName: '李雷' };
    for (const agentNumber of ['20001', '20002']) await push(address, ringPush(`t-ring-${agentNumber}`, { ...call, agentNumber }));
    await push(address, ringPush('t-link', { ...call, agentNumber: '20002', callEvent: 'link', statusTime: '1620455979' }));
    await push(address, ringPush('t-hangup', { ...call, agentNumber: '20002', callEvent: 'hangup', statusTime: '1620455999' }));
    const ofCall = (agent: TestClient) => agent.events.filter(({ callId }) => callId === call.callUniqueId);
    await one.until(() => ofCall(one).length === 2);
    await two.until(() => ofCall(two).length === 3);
    expect(ofCall(one).map(({ kind }) => kind)).toEqual(['call.ringing', 'call.taken']);
    expect(ofCall(one)[1]).toMatchObject({ agentNumber: '20001', data: { takenBy: { agentNumber: '20002', agentName: '李雷' } } });
    expect(ofCall(two).map(({ kind }) => kind)).toEqual(['call.ringing', 'call.answered', 'call.ended']);
    one.close();
    two.close();
  });
});

describe('whoever has no business here', () => {
  test.each([['a wrong token', 'wrong'], ['no token', undefined], ['nonsense for a token', { $ne: 1 }]])('with %s is refused', async (_name, token) => {
    const stranger = new TestClient(relay.url, token);
    const [error] = await once(stranger.socket as unknown as NodeJS.EventEmitter, 'connect_error');
    expect(error.data).toMatchObject({ code: 'unauthorized', cause: expect.any(String), mend: expect.any(String) });
    stranger.close();
  });

  test('from another site’s page is refused before any handshake', async () => {
    const page = new TestClient(relay.url, tokens['20001'], undefined, { extraHeaders: { origin: 'http://evil.example' } });
    await once(page.socket as unknown as NodeJS.EventEmitter, 'connect_error');
    expect(page.welcomes).toEqual([]);
    page.close();
    const own = new TestClient(relay.url, tokens['20001'], undefined, { extraHeaders: { origin: relay.url } });
    await own.welcomed();
    own.close();
  });

  test('who sends too much at once is cut off, and the relay lives', async () => {
    const agent = await client('20003');
    agent.socket.emit('painted', 'x'.repeat(100_000));
    await once(agent.socket as unknown as NodeJS.EventEmitter, 'disconnect');
    expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
  });
});
