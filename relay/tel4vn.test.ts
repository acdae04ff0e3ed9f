import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldCall } from '../src/shared/contract/call.ts';
import type { DanpingEvent } from '../src/shared/contract/event.ts';
import { keyHeaders } from './dialects/tel4vn/callback-key.ts';
import { addSourceOfEach, fixture } from './cli/testing/dialects.ts';
import { addAgent, addLogin, jsonOf, push, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { connect, type TestClient } from './socket/testing/client.ts';

/** What each way of writing writes in its own way. */
const key = 'Key/of "2026" \\and+more';
const folder = temporaryFolder();
let relay: RunningRelay;
let address: string;
let supervisor: TestClient;
const agents = new Map<string, TestClient>();

beforeAll(async () => {
  const hooks = await addSourceOfEach(folder.path);
  const tokens = new Map<string, string>();
  for (const [number, extension] of [['20001', '101'], ['20002', '102'], ['20003', '103']] as const) {
    tokens.set(number, (await addAgent(folder.path, number, '--also', `tel4vn:${extension}`)).token);
  }
  const { token } = await addLogin(folder.path, 'supervisor', 'li');
  relay = await startRelay(folder.path);
  address = relay.url + hooks.tel4vn;
  supervisor = await connect(relay.url, token);
  for (const [number, own] of tokens) agents.set(number, await connect(relay.url, own));
});
afterAll(async () => {
  for (const client of [supervisor, ...agents.values()]) client.close();
  await relay.stop();
  folder.remove();
});

/** What an agent has been sent, once everything that was on its way has come. */
async function seenBy(number: string): Promise<readonly DanpingEvent[]> {
  const client = agents.get(number);
  await client?.socket.emitWithAck('painted', { callId: '1', milliseconds: 1 });
  return client?.events ?? [];
}

const metric = async (answer: string): Promise<string | undefined> =>
  (await (await fetch(`${relay.url}/metrics`)).text()).split('\n').find((line) => line.startsWith(`danping_pushes_total{source="tel4vn",kind_of_answer="${answer}"}`));

describe('a ring group whose cdr has a call id of its own', () => {
  const ofFlow = { from_number: '0911222333', domain: 'test.tel4vn.com' };
  /** As the page's only example is: without times. */
  const step = (state: string, extension: string, changes: object = {}): object =>
    fixture('tel4vn', 'event-hook', { ...ofFlow, direction: 'inbound', state, call_id: `leg-${extension}`, to_number: extension, recording_url: undefined, ...changes });

  test('reaches who answered; whose phone fell silent has call.taken and no more, who had no part nothing', async () => {
    for (const [state, extension] of [['ringing', '101'], ['ringing', '102'], ['answered', '102'], ['hangup', '101'], ['hangup', '102']] as const) {
      expect((await push(address, step(state, extension))).status).toBe(200);
    }
    const cdr = step('cdr', '600', { call_id: 'flow', status: 'answered', recording_url: 'https://recordings.example/flow' });
    const { body } = await push(address, cdr);
    expect((await push(address, cdr)).body).toEqual({ ...Object(body), duplicate: true });

    const record = (await seenBy('20002')).at(-1);
    expect(record).toMatchObject({
      seq: Object(body).seq,
      kind: 'call.record',
      callId: 'flow',
      relatedCallIds: [],
      customerNumber: '0911222333',
      data: { probableCallIds: ['leg-102'], probableAgents: [{ agentNumber: '20002', agentName: 'Agent 20002' }], probableAmong: 1 },
    });
    await supervisor.caughtUp(Object(body).seq);
    expect(supervisor.events.at(-1)).toEqual(record);
    expect((await seenBy('20001')).map(({ kind }) => kind)).toEqual(['call.ringing', 'call.taken', 'call.ended']);
    expect(await seenBy('20003')).toEqual([]);
  });

  test('is taken by a phone that nobody is enrolled for, too, and whose phone fell silent did not miss it', async () => {
    const before = (await seenBy('20001')).length;
    const of = { from_number: '0911222555' };
    for (const [state, extension] of [['ringing', '101'], ['ringing', '109'], ['answered', '109'], ['hangup', '101'], ['hangup', '109']] as const) {
      await push(address, step(state, extension, { ...of, call_id: `nobodys-${extension}` }));
    }
    const own = (await seenBy('20001')).slice(before);
    expect(own.map(({ kind }) => kind)).toEqual(['call.ringing', 'call.taken', 'call.ended']);
    expect(own[1]).toMatchObject({ callId: 'nobodys-101', customerNumber: null, data: { takenBy: { agentNumber: '109', agentName: null } } });
    expect(foldCall(own)).toMatchObject({ outcome: 'answered', takenBy: { agentNumber: '109' } });
  });

  test('tells colleagues no number that is too long for an extension', async () => {
    const before = (await seenBy('20001')).length;
    await push(address, step('ringing', '101', { call_id: 'long-101', from_number: '0911222666' }));
    await push(address, step('answered', '0899888999', { call_id: 'long-other', from_number: '0911222666' }));
    expect((await seenBy('20001')).slice(before).map(({ kind }) => kind)).toEqual(['call.ringing']);
  });

  test('comes with the answer where it was sent before it', async () => {
    const early = { from_number: '0911222444' };
    await push(address, step('cdr', '600', { call_id: 'early-flow', status: 'answered', ...early }));
    await push(address, step('ringing', '103', { call_id: 'early-leg', ...early }));
    await push(address, step('answered', '103', { call_id: 'early-leg', ...early }));
    const [ringing, answered, ...more] = await seenBy('20003');
    expect([ringing?.data['probablyBefore'], more]).toEqual([undefined, []]);
    expect(answered?.data['probablyBefore']).toMatchObject([{ kind: 'call.record', callId: 'early-flow', data: { probableCallIds: ['early-leg'] } }]);
  });
});

describe('a source whose hooks carry a key', () => {
  const hook = (callId: string, changes: object = {}): object => fixture('tel4vn', 'ringing', { call_id: callId, ...changes });
  const bytes = (text: string): string => Buffer.from(text).toString('latin1');
  const outcome = async (response: Response) => ({ status: response.status, body: await response.json(), type: response.headers.get('content-type') });
  const send = (body: string, headers: Record<string, string> = {}, url = address) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }).then(outcome);

  beforeAll(async () => {
    expect(await jsonOf('source', 'set', 'tel4vn', `callback_apikey=${key}`, '--data', folder.path, '--json')).toEqual({ id: 'tel4vn', set: ['callback_apikey'], removed: [] });
    // A running relay notices within half a second.
    for (let tries = 0; (await send('{"broken')).status !== 404; tries++) expect(tries).toBeLessThan(10_000);
  });

  test.each([
    ...keyHeaders.map((name) => [name, key]),
    ['authorization', `Bearer ${key}`],
  ])('takes pushes with it in the header %s: %s', async (name, value) => {
    expect(await send(JSON.stringify(hook('by-header')), { [name]: value })).toMatchObject({ status: 200, body: { ok: true } });
  });

  test('takes it from a field of the body, a form or a query, and tells nobody of it', async () => {
    const fields = (callId: string): Record<string, string> => ({ ...Object(hook(callId)), callback_apikey: key });
    const json = await send(JSON.stringify(fields('in-json')));
    const form = await send(new URLSearchParams(fields('in-form')).toString(), { 'content-type': 'application/x-www-form-urlencoded' });
    const query = await outcome(await fetch(`${address}?${new URLSearchParams(fields('in-query'))}`));
    const beside = await send(JSON.stringify(hook('beside')), {}, `${address}?callback_apikey=${encodeURIComponent(key)}`);
    const unrecognized = await send(JSON.stringify({ ...fields('unrecognized'), state: 'missed' }));
    for (const { status, body } of [json, form, query, beside, unrecognized]) expect([status, Object(body).ok]).toEqual([200, true]);
    await supervisor.caughtUp(Object(unrecognized.body).seq);
    expect(supervisor.events.at(-1)).toMatchObject({ kind: 'unrecognized', callId: 'unrecognized' });
    for (const event of supervisor.events) expect(JSON.stringify(event)).not.toMatch(/callback_apikey|2026" /);
  });

  test('answers all others as it answers a wrong secret, counts them, writes it down and keeps nothing', async () => {
    const wrongSecret = `${relay.url}/hooks/tel4vn/${'x'.repeat(43)}`;
    const { head } = await (await fetch(`${relay.url}/readyz`)).json();
    const before = Number((await metric('unknown_404'))?.split(' ').at(-1));
    const others = [hook('no-key'), hook('other-key', { callback_apikey: `${key}!` })].map((body) => JSON.stringify(body));
    for (const body of [...others, '{"broken', '', '[]', 'x'.repeat(300_000)]) {
      const wrong = await send(body, {}, wrongSecret);
      expect(wrong.status).toBe(404);
      expect(await send(body, { 'x-api-key': 'other' })).toEqual(wrong);
    }
    expect((await metric('unknown_404'))?.split(' ').at(-1)).toBe(String(before + 6));
    expect((await (await fetch(`${relay.url}/readyz`)).json()).head).toBe(head);
    expect(relay.stderr()).toContain('lacked the key');
  });

  test('the key lies in no table of the log and in no line of the journal', async () => {
    expect((await send(JSON.stringify({ callback_apikey: key, nothing: 'of a hook' }))).status).toBe(400);
    const broken = `{"callback_apikey":${JSON.stringify(key)},"state":`;
    expect((await send(broken, {}, `${address}?callback_apikey=${encodeURIComponent(key)}`)).status).toBe(400);
    const db = new Database(join(folder.path, 'events.db'), { readonly: true });
    const kept = db.prepare<[], { raw: Buffer }>(`SELECT raw FROM quarantine WHERE source = 'tel4vn' ORDER BY first_at`).all();
    db.close();
    expect(kept.map(({ raw }) => raw.toString()).slice(-2)).toEqual(['{"callback_apikey":"***","nothing":"of a hook"}', '{"callback_apikey":"***","state":']);
    const places = ['events.db', 'events.db-wal'].map((file) => readFileSync(join(folder.path, file)).toString('latin1'));
    for (const text of [...places, relay.stderr()]) for (const trace of [bytes(key), bytes(JSON.stringify(key).slice(1, -1))]) expect(text.includes(trace)).toBe(false);
  });
});
