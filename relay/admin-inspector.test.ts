import Database from 'better-sqlite3';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConsole, type Console } from './admin/testing/console.ts';
import { addAgent, addLogin, push } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { TestClient } from './socket/testing/client.ts';

const customer = '17319132391';
let open: Console;
let hook: string;
const clients: TestClient[] = [];

beforeAll(async () => {
  open = await openConsole();
  hook = open.relay.url + (await open.ask('sources.add', { dialect: 'moor-v7', id: 'main' })).hookPath;
  const { token } = await addAgent(open.data, '20001');
  const supervisor = await addLogin(open.data, 'supervisor', 'zhao');
  for (const auth of [{ token }, { token: supervisor.token }]) {
    const client = new TestClient(open.relay.url, undefined, undefined, { auth });
    clients.push(client);
    await client.welcomed();
  }
});
afterAll(async () => {
  for (const client of clients) client.close();
  await open.stop();
});

const newest = async (show?: 'numbers') => {
  const [line] = (await open.ask('pushes.list', { limit: 1 })).pushes;
  return open.ask('pushes.show', { push: line?.push ?? 0, ...(show && { show }) });
};

test('a push is shown as it came, as it was understood, who has it and when it was painted', async () => {
  const body = JSON.stringify(ringPush('seen', { callUniqueId: '403344537650466999' }));
  expect(await push(hook, body)).toMatchObject({ status: 200 });
  const [agent] = clients;
  await agent?.until(() => agent.events.some(({ id }) => id === 'main:seen'));
  await agent?.socket.emitWithAck('painted', { callId: '403344537650466999', milliseconds: 87 });
  await expect.poll(async () => (await newest()).events[0]?.receivers.map(({ state }) => state)).toEqual(['acknowledged', 'acknowledged']);
  const shown = await newest('numbers');
  expect(shown).toMatchObject({ source: 'main', dialect: 'moor-v7', from: 'cloud', answer: 'accepted', raw: body, encoding: 'text', contentType: 'application/json', kinds: ['call.ringing'], customerNumber: customer });
  expect(shown.events).toMatchObject([
    {
      event: { id: 'main:seen', customerNumber: customer },
      receivers: [
        { agentNumber: '20001', connected: true, acknowledgedAt: expect.any(String), paintedMs: 87, paintedAt: expect.any(String) },
        { agentNumber: null, supervisor: 'zhao', connected: true, acknowledgedAt: expect.any(String), paintedMs: null },
      ],
    },
  ]);
  expect((await open.ask('health.show', {})).painted).toEqual({ count: 1, p50Ms: 87, p99Ms: 87 });
});

test('a customer’s number is masked everywhere unless it is asked for, which is written down', async () => {
  await push(hook, ringPush('masked', { extras: { mobile: customer, note: `call ${customer} or 138 1234 5678` } }));
  const before = (await open.audited()).filter((what) => what === 'numbers-viewed').length;
  const { seqs, push: number } = await newest();
  const seq = seqs[0] ?? 0;
  const masked = [await newest(), await open.ask('pushes.list', {}), await open.ask('events.list', {}), await open.ask('events.show', { seq })];
  for (const answer of masked) {
    expect(JSON.stringify(answer)).not.toContain(customer);
    expect(JSON.stringify(answer)).not.toContain('138 1234 5678');
  }
  expect(masked[0]).toMatchObject({ raw: expect.stringContaining('403344537650466816'), customerNumber: '173****2391' });
  expect((await open.audited()).filter((what) => what === 'numbers-viewed')).toHaveLength(before);
  const plain = [await open.ask('pushes.show', { push: number, show: 'numbers' }), await open.ask('pushes.list', { show: 'numbers' }), await open.ask('events.list', { show: 'numbers' }), await open.ask('events.show', { seq, show: 'numbers' })];
  for (const answer of plain) expect(JSON.stringify(answer)).toContain(customer);
  expect((await open.audited()).filter((what) => what === 'numbers-viewed')).toHaveLength(before + 4);
  expect(JSON.stringify(await open.ask('audit.list', {}))).not.toContain(customer);
});

test('the list is paged backwards and followed forwards without a gap', async () => {
  for (let i = 0; i < 5; i++) await push(hook, ringPush(`paged-${i}`));
  const { newest: last } = await open.ask('pushes.list', { limit: 1 });
  const walked: number[] = [];
  for (let before: number | undefined; ; ) {
    const { pushes } = await open.ask('pushes.list', { limit: 2, ...(before !== undefined && { before }) });
    walked.push(...pushes.map(({ push: number }) => number));
    before = pushes.at(-1)?.push;
    if (before === undefined) break;
  }
  expect(walked).toEqual(Array.from({ length: last }, (_, index) => last - index));
  expect((await open.ask('pushes.list', { after: last - 3, limit: 2 })).pushes.map(({ push: number }) => number)).toEqual([last - 1, last - 2]);
  const first = await open.ask('events.list', { limit: 2 });
  const second = await open.ask('events.list', { limit: 2, before: first.next ?? 0 });
  const seqs = [...first.events, ...second.events].map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) - index));
});

test('a push that is sent again is told as the repeat that it is', async () => {
  await push(hook, ringPush('again'));
  const { push: number, seqs } = await newest();
  expect(await open.ask('pushes.resend', { push: number })).toEqual({ push: number + 1, answer: 'duplicate', seq: seqs[0], error: null });
  expect(await newest()).toMatchObject({ push: number + 1, from: 'admin', answer: 'duplicate', seqs });
  expect(await open.refused('pushes.resend', { push: 99_999 })).toMatchObject({ status: 404, code: 'push-gone' });
  expect(await open.audited()).toContain('push-resent');
});

test('the key that a cloud sends along is shown to nobody, and its pushes can be sent again', async () => {
  const key = 'a-key-nobody-sees';
  const { hookPath } = await open.ask('sources.add', { dialect: 'tel4vn' });
  await open.ask('sources.set', { id: 'tel4vn', values: { callback_apikey: key } });
  const body = { callback_apikey: key, state: 'ringing', call_id: 't1', direction: 'inbound', from_number: '0899888999', to_number: '101', time_started: '2026-11-20 10:00:00' };
  expect(await push(open.relay.url + hookPath, body)).toMatchObject({ status: 200 });
  const shown = await newest('numbers');
  expect(shown.raw).toContain('"callback_apikey":"***"');
  expect(await open.ask('pushes.resend', { push: shown.push })).toMatchObject({ answer: 'duplicate' });
  expect(JSON.stringify([await newest('numbers'), await open.ask('events.list', { show: 'numbers' })])).not.toContain(key);
});

describe('quarantine', () => {
  const broken = `{"eventUniqueId":"q1","customerNumber":"${customer}"`;

  test('keeps what could not be read; masked, counted, read anew, deleted', async () => {
    for (let i = 0; i < 2; i++) expect(await push(hook, broken)).toMatchObject({ status: 400 });
    expect(await newest()).toMatchObject({ answer: 'refused_400', seqs: [], error: expect.any(String) });
    const [entry] = (await open.ask('quarantine.list', {})).entries;
    expect(entry).toMatchObject({ source: 'main', dialect: 'moor-v7', times: 2, bytes: broken.length });
    const id = entry?.id ?? 0;
    expect((await open.ask('quarantine.show', { id })).raw).toBe(broken.replace(customer, '173****2391'));
    expect((await open.ask('quarantine.show', { id, show: 'numbers' })).raw).toBe(broken);
    expect(await open.ask('quarantine.reread', { id })).toMatchObject({ understood: false, seq: null, reason: expect.any(String) });
    expect(await open.ask('quarantine.remove', { id })).toEqual({ removed: true });
    expect(await open.refused('quarantine.show', { id })).toMatchObject({ status: 404, code: 'not-quarantined' });
    expect(await open.audited()).toEqual(expect.arrayContaining(['quarantine-reread', 'quarantine-removed']));
  });

  test('lets go of what is understood after a fix', async () => {
    const raw = Buffer.from(JSON.stringify(ringPush('fixed')));
    const db = new Database(join(open.data, 'events.db'));
    // As a relay left it that could not read this yet.
    db.prepare(`INSERT INTO quarantine (key, source, first_at, last_at, count, content_type, reason, raw) VALUES ('main:x', 'main', 1, 1, 1, NULL, 'unreadable', ?)`).run(raw);
    db.close();
    const [entry] = (await open.ask('quarantine.list', {})).entries;
    const read = await open.ask('quarantine.reread', { id: entry?.id ?? 0 });
    expect(read).toMatchObject({ understood: true, duplicate: false, reason: null });
    expect((await open.ask('events.show', { seq: read.seq ?? 0 })).event).toMatchObject({ id: 'main:fixed' });
    expect((await open.ask('quarantine.list', {})).entries).toEqual([]);
  });
});

describe('a test call', () => {
  test.each(['inbound', 'outbound'] as const)('%s pops up at the agent’s desk and ends as a record', async (direction) => {
    const call = await open.ask('testCall.start', { source: 'main', agentNumber: '20001', direction, customerNumber: '13900001111', paceMs: 0 });
    expect(call).toMatchObject({ over: true, steps: [{ step: 'ringing' }, { step: 'answered' }, { step: 'ended' }, { step: 'record' }] });
    expect(call.steps.map(({ sent }) => sent?.answer)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    const [agent] = clients;
    const own = () => (agent?.events ?? []).filter(({ callId }) => callId === call.callId);
    await agent?.until(() => own().some(({ kind }) => kind === 'call.record'));
    expect(new Set(own().map(({ kind }) => kind))).toEqual(new Set([...(direction === 'outbound' ? ['call.dialing'] : []), 'call.ringing', 'call.answered', 'call.ended', 'call.record', 'agent.status']));
    expect(own().find(({ kind }) => kind === 'call.ringing')).toMatchObject({ direction, customerNumber: '13900001111', agentNumber: '20001' });
    expect(own().find(({ kind }) => kind === 'call.record')).toMatchObject({ data: { record: { outcome: 'answered' } } });
  });

  test('goes on by itself, step by step', async () => {
    const call = await open.ask('testCall.start', { source: 'main', agentNumber: '20001', direction: 'inbound', customerNumber: '13900001111', paceMs: 30 });
    expect(call.steps[0]?.sent).toMatchObject({ answer: 'accepted' });
    expect(call.over).toBe(false);
    await expect.poll(async () => (await open.ask('testCall.show', { id: call.id })).over).toBe(true);
  });

  test.each(['tel4vn', 'wellcloud', 'yunhuni'])('is understood as %s', async (dialect) => {
    const { sources } = await open.ask('sources.list', {});
    if (!sources.some(({ id }) => id === dialect)) await open.ask('sources.add', { dialect });
    const call = await open.ask('testCall.start', { source: dialect, agentNumber: '20001', direction: 'inbound', customerNumber: '13900001111', paceMs: 0 });
    expect(call.steps.map(({ sent }) => sent?.answer)).toEqual(call.steps.map(() => 'accepted'));
  });

  test('needs an agent and a source that are there, and a number that is one', async () => {
    const asked = { source: 'main', agentNumber: '20001', direction: 'inbound', customerNumber: '13900001111' } as const;
    expect(await open.refused('testCall.start', { ...asked, agentNumber: '1' })).toMatchObject({ status: 404, code: 'agent-unknown' });
    expect(await open.refused('testCall.start', { ...asked, source: 'x' })).toMatchObject({ status: 404, code: 'source-unknown' });
    expect(await open.refused('testCall.start', { ...asked, customerNumber: 'drop table' })).toMatchObject({ status: 400, code: 'unreadable' });
    expect(await open.audited()).toContain('test-call');
  });
});

test('health tells of each source how its pushes were answered', async () => {
  const { pushes, clients: connected, log, quarantineEntries } = await open.ask('health.show', {});
  const main = pushes.sources.find(({ source }) => source === 'main');
  expect(main?.sinceStart).toMatchObject({ accepted: 8, duplicate: 0, refused_400: 2 });
  expect(main?.today).toEqual(main?.sinceStart);
  expect(pushes.last).toMatchObject({ at: expect.any(String) });
  expect(connected).toMatchObject({ agents: 1, supervisors: 1, connections: 2 });
  expect(log).toMatchObject({ canWrite: true, oldestSeq: 1 });
  expect(quarantineEntries).toBe(0);
  await push(`${hook}x`, {});
  expect((await open.ask('health.show', {})).pushes.strangers).toBe(1);
});
