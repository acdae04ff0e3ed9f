import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSourceOfEach, allFixtures, fixture, type DialectName } from './cli/testing/dialects.ts';
import { addAgent, addLogin, jsonOf, push, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { TestClient } from './socket/testing/client.ts';

const whos = ['agent', 'colleague', 'supervisor', 'admin'] as const;
type Who = (typeof whos)[number];
type Row = Readonly<Record<Who, string>>;

/** What comes of each ask: `ok`, or the code of the refusal. The call, the note and the customer are the agent's, not the colleague's. */
const askMatrix: Readonly<Record<string, { readonly payload: object; readonly comesTo: Row }>> = {
  'agent.day': { payload: { agentNumber: '20001' }, comesTo: { agent: 'supervisors-only', colleague: 'supervisors-only', supervisor: 'ok', admin: 'ok' } },
  'customer.recent': { payload: { customerNumber: '17319132391' }, comesTo: { agent: 'ok', colleague: 'not-your-customer', supervisor: 'ok', admin: 'ok' } },
  'note.save': {
    payload: { callId: '403344537650466816', note: 'x', disposition: null, savedAt: '2026-11-20T02:00:00.000Z' },
    comesTo: { agent: 'ok', colleague: 'not-your-call', supervisor: 'agents-only', admin: 'agents-only' },
  },
  dial: { payload: { number: '10086' }, comesTo: { agent: 'not-allowed', colleague: 'not-allowed', supervisor: 'agents-only', admin: 'agents-only' } },
  painted: { payload: { callId: '1', milliseconds: 1 }, comesTo: { agent: 'ok', colleague: 'ok', supervisor: 'ok', admin: 'ok' } },
};
/** What the relay says by itself, and to whom; a message that does not stand here is for nobody. */
const heardBy: Readonly<Record<string, readonly Who[]>> = { welcome: whos, events: ['agent', 'supervisor', 'admin'], desk: whos, board: ['supervisor', 'admin'] };

const folder = temporaryFolder();
let relay: RunningRelay;
let head = 0;
const tokens = new Map<Who, string>();
const clients = new Map<Who, TestClient>();
const heard = new Map<Who, Set<string>>(whos.map((who) => [who, new Set()]));

const clientOf = (who: Who): TestClient => clients.get(who) ?? expect.unreachable();
const come = (who: Who, cursor?: object): TestClient => new TestClient(relay.url, tokens.get(who), cursor);
/** Whatever was on its way to a client came before the answer. */
const settled = (client: TestClient) => client.socket.timeout(15_000).emitWithAck('painted', askMatrix['painted']?.payload);

/** Every example of every vendor's page, in order; then a call of the agent's. */
async function pushEverything(hooks: Record<DialectName, string>): Promise<void> {
  const examples = allFixtures().map(({ dialect, text }) => ({ dialect, body: text }));
  for (const { dialect, body } of [...examples, { dialect: 'moor-v7' as const, body: JSON.stringify(fixture('moor-v7', 'dialout-ring', { eventUniqueId: 'last' })) }]) {
    const { body: answer } = await push(relay.url + hooks[dialect], body);
    head = Math.max(head, Number(Object(answer).seq ?? 0));
  }
}

beforeAll(async () => {
  const hooks = await addSourceOfEach(folder.path);
  tokens.set('agent', (await addAgent(folder.path, '20001', '--also', 'tel4vn:101')).token);
  tokens.set('colleague', (await addAgent(folder.path, '20009', '--also', 'tel4vn:109')).token);
  for (const role of ['supervisor', 'admin'] as const) tokens.set(role, (await addLogin(folder.path, role, role)).token);
  relay = await startRelay(folder.path);
  for (const who of whos) {
    const client = come(who);
    client.socket.onAny((message: string) => heard.get(who)?.add(message));
    await client.welcomed();
    clients.set(who, client);
  }
  await pushEverything(hooks);
  const told = whos.map((who) => once(clientOf(who).socket as unknown as NodeJS.EventEmitter, 'desk'));
  await jsonOf('desk', 'set', 'share-history=on', 'share-notes=on', '--data', folder.path, '--json');
  await Promise.all(told);
});
afterAll(async () => {
  for (const client of clients.values()) client.close();
  await relay.stop();
  folder.remove();
});

test('every ask that the relay knows has its line', async () => {
  const { mend } = Object(await clientOf('agent').socket.emitWithAck('no.such', {}));
  expect(/^Known are: (.+)\.$/.exec(String(mend))?.[1]?.split(', ').toSorted()).toEqual(Object.keys(askMatrix).toSorted());
});

describe.each(whos)('%s', (who) => {
  test.each(Object.entries(askMatrix))('asks %s', async (name, { payload, comesTo }) => {
    const answer = Object(await clientOf(who).socket.timeout(15_000).emitWithAck(name, payload));
    expect(answer.ok === true ? 'ok' : answer.code).toBe(comesTo[who]);
  });

  test('hears what is for it, and nothing else', async () => {
    await settled(clientOf(who));
    const expected = Object.entries(heardBy).filter(([, those]) => those.includes(who)).map(([message]) => message);
    await expect.poll(() => [...(heard.get(who) ?? [])].toSorted()).toEqual(expected.toSorted());
  });
});

describe('of every example of every cloud', () => {
  test('supervisors and admins see all, an agent its own, a colleague nothing', async () => {
    await clientOf('supervisor').caughtUp(head);
    await clientOf('admin').caughtUp(head);
    const all = clientOf('supervisor').events;
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
    expect(clientOf('admin').events).toEqual(all);
    await settled(clientOf('agent'));
    const own = clientOf('agent').events;
    expect(own.length).toBeGreaterThan(5);
    expect(own).toEqual(all.filter(({ agentNumber }) => agentNumber === '20001'));
    await settled(clientOf('colleague'));
    expect(clientOf('colleague').events).toEqual([]);
  });

  test('the same is replayed to each, whatever cursor is shown', async () => {
    for (const who of ['agent', 'colleague'] as const) {
      for (const cursor of [undefined, { epoch: relay.epoch, seq: 0 }, { epoch: 'forged', seq: 3 }, { epoch: relay.epoch, seq: head + 1_000 }]) {
        const again = come(who, cursor);
        await again.welcomed();
        if (who === 'agent') await again.until(() => again.events.at(-1)?.seq === head);
        await settled(again);
        expect(again.events).toEqual(clientOf(who).events);
        again.close();
      }
    }
  });

  test('a token counts in the handshake alone: in the address or in a header it opens nothing', async () => {
    const token = tokens.get('supervisor') ?? '';
    for (const options of [{ query: { token } }, { extraHeaders: { authorization: `Bearer ${token}`, cookie: `danping_session=${token}` } }]) {
      const stranger = new TestClient(relay.url, undefined, undefined, { auth: {}, ...options });
      const [error] = await once(stranger.socket as unknown as NodeJS.EventEmitter, 'connect_error');
      expect(error.data).toMatchObject({ code: 'unauthorized' });
      expect(stranger.welcomes).toEqual([]);
      stranger.close();
    }
  });
});
