import { once } from 'node:events';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAgent, addLogin, addSource, push, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { connect, type TestClient } from './socket/testing/client.ts';

const folder = temporaryFolder();
let relay: RunningRelay;
let hookPath: string;
let address: string;
const tokens = { agent: '', supervisor: '' };

beforeAll(async () => {
  ({ hookPath } = await addSource(folder.path, '--id', 'main'));
  tokens.agent = (await addAgent(folder.path, '20001')).token;
  tokens.supervisor = (await addLogin(folder.path, 'supervisor', 'li')).token;
  relay = await startRelay(folder.path, '--hook-listen', '127.0.0.1:0');
  address = relay.url + hookPath;
});
afterAll(async () => {
  await relay.stop();
  folder.remove();
});

const look = async (): Promise<string> => (await fetch(`${relay.url}/metrics`)).text();

/** What `/metrics` says now, by name and labels as they stand there. */
async function shown(): Promise<(name: string) => number | undefined> {
  const lines = (await look()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const values = new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
  return (name) => values.get(name);
}

/** What changed while something was done; what was not there before has been 0. */
async function changes(names: readonly string[], act: () => Promise<unknown>): Promise<number[]> {
  const before = await shown();
  await act();
  const after = await shown();
  return names.map((name) => (after(name) ?? 0) - (before(name) ?? 0));
}

const pushes = (answer: string, source = 'main') => `danping_pushes_total{source="${source}",kind_of_answer="${answer}"}`;
const disconnected = async (client: TestClient): Promise<void> => {
  const left = once(client.socket as unknown as NodeJS.EventEmitter, 'disconnect');
  client.close();
  await left;
};
/** The relay has heard everything that the client said before. */
const heardBy = (client: TestClient) => client.socket.emitWithAck('painted', { callId: '1', milliseconds: 60_001 });

test('is Prometheus’ text, on the main address only', async () => {
  const response = await fetch(`${relay.url}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  for (const line of text.split('\n')) expect(line).toMatch(/^$|^# (HELP|TYPE) danping_|^danping_\w+(\{(\w+="[^"]*",?)+\})? (\S+)$/);
  expect(text).toContain('danping_process_cpu_seconds_total');
  expect((await fetch(`${relay.hookUrl}/metrics`)).status).toBe(404);
});

test('each push is counted once, by its answer, and found counted by whoever has the answer', async () => {
  const cases: readonly [string, () => Promise<{ status: number }>, number][] = [
    [pushes('accepted'), () => push(address, ringPush('m1')), 200],
    [pushes('duplicate'), () => push(address, ringPush('m1')), 200],
    [pushes('accepted'), () => fetch(`${address}?eventUniqueId=m2&accountId=1&callEvent=ring&agentNumber=20001`), 200],
    [pushes('accepted'), () => push(address.replace(relay.url, relay.hookUrl ?? ''), ringPush('m3')), 200],
    [pushes('refused_400'), () => push(address, 'broken'), 400],
    [pushes('refused_400'), () => push(address, 'broken'), 400],
    [pushes('too_large_413'), () => push(address, 'x'.repeat(262_145)), 413],
    [pushes('unknown_404', ''), () => push(`${relay.url}/hooks/main/${'x'.repeat(43)}`, ringPush('m4')), 404],
    [pushes('unknown_404', ''), () => push(`${relay.url}/hooks/other/x`, ringPush('m4')), 404],
    [pushes('unknown_404', ''), () => push(`${relay.url}/hooks/main/${'x'.repeat(5_000)}`, ringPush('m4')), 404],
    [pushes('unknown_404', ''), () => push(`${relay.url}/hooks/%zz/x`, ringPush('m4')), 404],
  ];
  const all = [...new Set(cases.map(([name]) => name))];
  for (const [name, act, status] of cases) {
    const changed = await changes(all, async () => expect((await act()).status).toBe(status));
    expect(changed).toEqual(all.map((each) => (each === name ? 1 : 0)));
  }
  const ack = 'danping_push_ack_seconds_count';
  const now = await shown();
  expect(now(ack)).toBe((now(pushes('accepted')) ?? 0) + (now(pushes('duplicate')) ?? 0));
  expect(now('danping_quarantine_entries')).toBe(1);
  expect(await changes([...all, ack], () => fetch(`${relay.url}/nothing`, { method: 'POST' }))).toEqual([...all, ack].map(() => 0));
});

test('events are counted by source and kind, what the relay concludes included, and the log’s head and size follow', async () => {
  const names = ['call.ringing', 'call.answered', 'call.taken'].map((kind) => `danping_events_total{source="main",kind="${kind}"}`);
  const call = { callUniqueId: 'shared', statusTime: '1620455977' };
  const changed = await changes([...names, 'danping_log_head'], async () => {
    await push(address, ringPush('e1', { ...call, agentNumber: '20001' }));
    await push(address, ringPush('e2', { ...call, agentNumber: '20002' }));
    await push(address, ringPush('e3', { ...call, agentNumber: '20002', callEvent: 'link', statusTime: '1620455980' }));
    await push(address, ringPush('e3', { ...call, agentNumber: '20002', callEvent: 'link', statusTime: '1620455980' }));
  });
  expect(changed).toEqual([2, 1, 1, 4]);
  const now = await shown();
  expect(now('danping_log_head')).toBe((await (await fetch(`${relay.url}/readyz`)).json()).head);
  for (const file of ['events.db', 'events.db-wal']) expect(now(`danping_log_bytes{file="${file}"}`)).toBeGreaterThan(4_096);
});

test('clients are counted by role, and the furthest behind until it has acknowledged', async () => {
  const names = ['danping_clients{role="agent"}', 'danping_clients{role="supervisor"}', 'danping_slowest_client_lag_events'];
  const values = async () => names.map(await shown());
  expect(await values()).toEqual([0, 0, 0]);
  const supervisor = await connect(relay.url, tokens.supervisor);
  const agent = await connect(relay.url, tokens.agent);
  await heardBy(agent);
  expect(await values()).toEqual([1, 1, 0]);

  supervisor.acknowledges = false;
  for (let i = 0; i < 3; i++) await push(address, ringPush(`lag${i}`, { agentNumber: '29999' }));
  await supervisor.until(() => supervisor.held.length === 1);
  // The agent was sent none of them, and is behind in nothing.
  expect(await values()).toEqual([1, 1, 3]);
  supervisor.acknowledges = true;
  supervisor.held.shift()?.();
  await supervisor.until(() => supervisor.events.at(-1)?.id === 'main:lag2');
  await heardBy(supervisor);
  expect(await values()).toEqual([1, 1, 0]);
  await Promise.all([agent, supervisor].map(disconnected));
  // A closing line is no request that could be waited for; an answered one behind it is.
  while ((await values()).join() !== '0,0,0');
});

test('a delivery is timed once, by the first client that acknowledges; a pop-up as often as it is reported', async () => {
  const delivered = 'danping_delivery_seconds_count';
  const painted = ['danping_painted_seconds_count', 'danping_painted_seconds_sum', 'danping_painted_seconds_bucket{le="0.05"}'];
  const agent = await connect(relay.url, tokens.agent);
  const supervisor = await connect(relay.url, tokens.supervisor);
  await Promise.all([agent, supervisor].map(heardBy));
  const { head } = await (await fetch(`${relay.url}/readyz`)).json();
  const live = await changes([delivered], async () => {
    for (let i = 0; i < 5; i++) await push(address, ringPush(`d${i}`));
    await Promise.all([agent, supervisor].map((client) => client.caughtUp(head + 5)));
    await Promise.all([agent, supervisor].map(heardBy));
  });
  expect(live).toEqual([5]);
  const replayed = await changes([delivered], async () => {
    const again = await connect(relay.url, tokens.agent);
    await again.caughtUp(head + 5);
    await heardBy(again);
    await disconnected(again);
  });
  expect(replayed).toEqual([0]);

  const [times, seconds, quick] = await changes(painted, async () => {
    expect(await agent.socket.emitWithAck('painted', { callId: '403344537650466816', milliseconds: 40 })).toEqual({ ok: true });
    expect(await agent.socket.emitWithAck('painted', { callId: '1', milliseconds: 2_000 })).toEqual({ ok: true });
    expect(await agent.socket.emitWithAck('painted', { callId: '1', milliseconds: -1 })).toMatchObject({ ok: false });
  });
  expect([times, quick]).toEqual([2, 1]);
  expect(seconds).toBeCloseTo(2.04);
  await Promise.all([agent, supervisor].map(disconnected));
});

test('a log that cannot be written is told until it can, without a push', async () => {
  const failing = async () => (await shown())('danping_log_failing');
  expect(await failing()).toBe(0);
  const other = new Database(join(folder.path, 'events.db'));
  other.exec('BEGIN IMMEDIATE');
  expect(await changes([pushes('unavailable_503')], async () => expect((await push(address, ringPush('f1'))).status).toBe(503))).toEqual([1]);
  expect(await failing()).toBe(1);
  other.close();
  expect(await failing()).toBe(0);
});

test('says nothing of people', async () => {
  const text = await look();
  for (const word of ['17319132391', '01081400192', '20001', '坐席', 'li"', '403344537650466816', hookPath.split('/').at(-1) ?? '', ...Object.values(tokens)]) {
    expect(text).not.toContain(word);
  }
});
