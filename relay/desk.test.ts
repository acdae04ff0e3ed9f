import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AskName } from '../src/shared/contract/asks.ts';
import { addAgent, addLogin, addSource, jsonOf, push, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { StandIn } from './clouds/tel4vn/testing/stand-in.ts';
import { connect, type TestClient } from './socket/testing/client.ts';

const folder = temporaryFolder();
const customer = '17319132391';
const savedAt = '2026-11-20T02:21:31.123Z';
let relay: RunningRelay;
let cloud: StandIn;
let main: string;
/** 20001 had a call with the customer, 20002 another with somebody else; 20003 took part in nothing and has no phone. */
let clients: Record<'own' | 'foreign' | 'phoneless' | 'supervisor', TestClient>;
type Who = keyof typeof clients;

const run = (...args: string[]) => jsonOf(...args, '--data', folder.path, '--json');
const ask = (who: Who, name: string, payload: unknown): Promise<unknown> => clients[who].socket.timeout(15_000).emitWithAck(name, payload);

/** Sets rules, and waits until everybody was told. */
async function allow(...rules: string[]): Promise<unknown[]> {
  const told = Promise.all(Object.values(clients).map(({ socket }) => new Promise((resolve) => socket.once('desk', resolve))));
  await run('desk', 'set', ...rules);
  return told;
}

beforeAll(async () => {
  cloud = await StandIn.start();
  relay = await startRelay(folder.path);
  main = relay.url + (await addSource(folder.path, '--id', 'main')).hookPath;
  await run('source', 'add', 'tel4vn');
  await run('source', 'set', 'tel4vn', `api-host=${cloud.host}`, `api-token=${cloud.token}`);
  clients = {
    own: await connect(relay.url, (await addAgent(folder.path, '20001', '--also', 'tel4vn:101')).token),
    foreign: await connect(relay.url, (await addAgent(folder.path, '20002', '--also', 'tel4vn:102')).token),
    phoneless: await connect(relay.url, (await addAgent(folder.path, '20003')).token),
    supervisor: await connect(relay.url, (await addLogin(folder.path, 'supervisor', 'li')).token),
  };
  await push(main, ringPush('r1', { callUniqueId: 'c1', agentNumber: '20001' }));
  await push(main, ringPush('r2', { callUniqueId: 'c2', agentNumber: '20002', customerNumber: '13900139000' }));
  await clients.supervisor.caughtUp(2);
});
afterAll(async () => {
  for (const client of Object.values(clients)) client.close();
  await relay.stop();
  await cloud.stop();
  folder.remove();
});

const payloads: Readonly<Record<Exclude<AskName, 'painted'>, object>> = {
  'agent.day': { agentNumber: '20001' },
  'customer.recent': { customerNumber: customer },
  'note.save': { callId: 'c1', note: 'calls back', disposition: null, savedAt },
  dial: { number: '+8613800138000' },
};
/** What each ask comes to: `ok`, or the code of the refusal. */
const matrix: readonly (readonly [who: Who, name: keyof typeof payloads, forbidden: string, allowed: string])[] = [
  ['own', 'agent.day', 'supervisors-only', 'supervisors-only'],
  ['supervisor', 'agent.day', 'ok', 'ok'],
  ['own', 'customer.recent', 'not-allowed', 'ok'],
  ['foreign', 'customer.recent', 'not-allowed', 'not-your-customer'],
  ['phoneless', 'customer.recent', 'not-allowed', 'not-your-customer'],
  ['supervisor', 'customer.recent', 'not-allowed', 'ok'],
  ['own', 'note.save', 'not-allowed', 'ok'],
  ['foreign', 'note.save', 'not-allowed', 'not-your-call'],
  ['phoneless', 'note.save', 'not-allowed', 'not-your-call'],
  ['supervisor', 'note.save', 'agents-only', 'agents-only'],
  ['own', 'dial', 'not-allowed', 'ok'],
  ['foreign', 'dial', 'not-allowed', 'ok'],
  ['phoneless', 'dial', 'not-allowed', 'no-extension'],
  ['supervisor', 'dial', 'agents-only', 'agents-only'],
];
const codeOf = (answer: unknown): unknown => (Object(answer).ok === true ? 'ok' : Object(answer).code);

describe('what the admin has not allowed', () => {
  test('is told to each client at its welcome', () => {
    const nothing = { shareHistory: false, shareNotes: false, canDial: false, dispositions: [] };
    for (const { welcomes } of Object.values(clients)) expect(welcomes[0]?.desk).toEqual(nothing);
  });

  test.each(matrix)('is refused: %s asks %s', async (who, name, forbidden) => {
    expect(codeOf(await ask(who, name, payloads[name]))).toBe(forbidden);
    expect(cloud.seen).toEqual([]);
  });
});

describe('what the admin allows', () => {
  test('is told to each client at once, as far as it concerns that client', async () => {
    // The list of dispositions may be told by itself before.
    const last: unknown[] = [];
    for (const [place, { socket }] of Object.values(clients).entries()) socket.on('desk', (told: unknown) => (last[place] = told));
    await run('disposition', 'add', 'solved', '--label', 'zh-CN=已解决', '--label', 'en=Resolved');
    const rules = { shareHistory: true, shareNotes: true, canDial: true, dispositions: [{ id: 'solved', labels: { 'zh-CN': '已解决', en: 'Resolved' } }] };
    await allow('share-history=on', 'share-notes=on', 'dial=tel4vn');
    await expect.poll(() => last, { timeout: 10_000 }).toEqual([rules, rules, { ...rules, canDial: false }, { ...rules, canDial: false }]);
  });

  test.each(matrix)('is done for whom it concerns, and for nobody else: %s asks %s', async (who, name, _forbidden, allowed) => {
    expect(codeOf(await ask(who, name, payloads[name]))).toBe(allowed);
  });

  test('a customer’s calls say who took them, and what was noted', async () => {
    const note = { note: 'calls back', disposition: null, savedAt, agentNumber: '20001', agentName: 'Agent 20001' };
    const call = { callId: 'c1', source: 'main', startedAt: '2021-05-08T06:39:37.000Z', direction: 'outbound', outcome: 'unknown', agentNumber: '20001', agentName: 'sc的坐席', talkSeconds: null };
    for (const who of ['own', 'supervisor'] as const) {
      expect(await ask(who, 'customer.recent', { customerNumber: `+86${customer}`, limit: 1 })).toEqual({ ok: true, calls: [{ ...call, note }] });
    }
  });

  test('colleagues read each other’s notes of a customer that they have in common, until the admin ends it', async () => {
    await push(main, ringPush('r3', { callUniqueId: 'c3', agentNumber: '20002' }));
    await ask('foreign', 'note.save', { callId: 'c3', note: 'sent the invoice', disposition: 'solved', savedAt });
    const notesSeenBy = async (who: Who) => Object(await ask(who, 'customer.recent', { customerNumber: customer })).calls.map(({ note }: { note?: { note: string } }) => note?.note ?? null);
    for (const who of ['own', 'foreign', 'supervisor'] as const) expect((await notesSeenBy(who)).toSorted()).toEqual(['calls back', 'sent the invoice']);
    await allow('share-notes=off');
    expect(new Set(await notesSeenBy('own'))).toEqual(new Set(['calls back', null]));
    expect(new Set(await notesSeenBy('foreign'))).toEqual(new Set(['sent the invoice', null]));
    expect(new Set(await notesSeenBy('supervisor'))).toEqual(new Set([null]));
    await allow('share-notes=on');
  });

  test('a note is filed away under what is or was on the list, and one of blanks alone is none', async () => {
    const save = (note: string, disposition: string | null, second: number) => ask('own', 'note.save', { callId: 'c1', note, disposition, savedAt: `2026-11-20T02:22:${second}.000Z` });
    const noted = async (): Promise<unknown> => Object(await ask('own', 'customer.recent', { customerNumber: customer })).calls.find(({ callId }: { callId: string }) => callId === 'c1').note;
    expect(await save('calls back', 'no-such', 10)).toMatchObject({ ok: false, code: 'disposition-unknown', error: expect.any(String), mend: expect.any(String) });
    expect(await save(' \n\u3000', null, 11)).toEqual({ ok: true, kept: true });
    expect(await noted()).toBeUndefined();
    await run('disposition', 'add', 'gone', '--label', 'en=Gone');
    await run('disposition', 'remove', 'gone');
    expect(await save('calls back', 'gone', 12)).toEqual({ ok: true, kept: true });
    expect(await noted()).toMatchObject({ note: 'calls back', disposition: 'gone' });
    await save('calls back', null, 13);
  });

  test('a call is placed from the agent’s own extension, and a cloud’s refusal is told as it is', async () => {
    expect(cloud.seen.map(({ path }) => path)).toEqual(['/v1/click2call/async?ext=101&phone=%2B8613800138000', '/v1/click2call/async?ext=102&phone=%2B8613800138000']);
    cloud.dialled = { status: 'fail', error: 'USER_NOT_REGISTERED' };
    const refused = await ask('own', 'dial', { number: '0899098899' });
    expect(refused).toMatchObject({ ok: false, code: 'not-dialled', error: expect.stringContaining('USER_NOT_REGISTERED'), mend: expect.stringContaining('not registered') });
    for (const number of ['tel:110', '１１０', '', '1'.repeat(33)]) expect(codeOf(await ask('own', 'dial', { number }))).toBe('malformed');
    expect(cloud.seen).toHaveLength(3);
    expect(relay.stderr()).toContain('"agentNumber":"20001","source":"tel4vn","outcome":"not-dialled"');
    expect(relay.stderr()).not.toMatch(/13800138000|0899098899|stand-in-token/);
  });

  test('nobody’s calls are placed faster than a hand dials, nor two at once', async () => {
    cloud.dialled = { status: 'success', call_id: 'x' };
    const before = cloud.seen.length;
    const both = await Promise.all([1, 2].map(() => ask('foreign', 'dial', { number: '110' })));
    expect(both.map(codeOf).toSorted()).toEqual(['already-dialling', 'ok']);
    const codes: unknown[] = [];
    for (let i = 0; i < 9; i++) codes.push(codeOf(await ask('foreign', 'dial', { number: '110' })));
    // One was placed by the matrix, one just now.
    expect(codes).toEqual([...Array.from({ length: 8 }, () => 'ok'), 'too-many']);
    expect(cloud.seen.length - before).toBe(9);
    const again = await connect(relay.url, (await addAgent(folder.path, '20002')).token);
    expect(codeOf(await again.socket.emitWithAck('dial', { number: '110' }))).toBe('too-many');
    again.close();
  });

  test('what was saved outlives a restart', async () => {
    await relay.kill();
    for (const client of Object.values(clients)) client.close();
    relay = await startRelay(folder.path);
    const { token } = await addAgent(folder.path, '20001', '--also', 'tel4vn:101');
    clients.own = await connect(relay.url, token);
    expect(clients.own.welcomes[0]?.desk).toMatchObject({ shareHistory: true, shareNotes: true, canDial: true });
    const { calls } = Object(await ask('own', 'customer.recent', { customerNumber: customer }));
    expect(calls.map(({ note }: { note: { note: string } }) => note.note).toSorted()).toEqual(['calls back', 'sent the invoice']);
  });
});
