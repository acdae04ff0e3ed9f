import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { danpingEventSchema } from '../src/shared/contract/event.ts';
import { addSourceOfEach, fixture, type DialectName } from './cli/testing/dialects.ts';
import { hostileBodies, type HostileBody } from './cli/testing/hostile-bodies.ts';
import { inParallel, openLines } from './cli/testing/lines.ts';
import { addAgent, addLogin, push, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { connect, TestClient } from './socket/testing/client.ts';

const count = 20_000;
const seed = 20_261_120;
const atOnce = 32;

const folder = temporaryFolder();
let relay: RunningRelay;
let hooks: Record<DialectName, string>;
let supervisor: TestClient;

beforeAll(async () => {
  hooks = await addSourceOfEach(folder.path);
  await addAgent(folder.path, '20001', '--also', 'yunhuni:057188990011', '--also', 'tel4vn:101');
  const { token } = await addLogin(folder.path, 'supervisor', 'li');
  relay = await startRelay(folder.path);
  supervisor = await connect(relay.url, token);
});
afterAll(async () => {
  supervisor.close();
  await relay.stop();
  folder.remove();
});

const accepted = z.strictObject({ ok: z.literal(true), seq: z.int().positive(), duplicate: z.literal(true).optional() });
const refused = z.strictObject({ ok: z.literal(false), error: z.string().min(1) });

/** What came of all the bodies. */
interface Toll {
  readonly seqs: Set<number>;
  readonly tooLarge: HostileBody[];
  /** Each 400's source and bytes. */
  readonly unreadable: Set<string>;
}

async function sendAll(bodies: readonly HostileBody[]): Promise<Toll> {
  const toll: Toll = { seqs: new Set(), tooLarge: [], unreadable: new Set() };
  const lines = openLines(relay.url, atOnce);
  await inParallel(bodies, atOnce, async (sent) => {
    const query = sent.method === 'GET' ? `?${Buffer.from(sent.bytes).toString('latin1')}` : '';
    const { status, text } = await lines.send({ method: sent.method, path: hooks[sent.to] + query, contentType: sent.contentType, body: sent.bytes });
    const body: unknown = JSON.parse(text);
    if (status === 200) return void toll.seqs.add(accepted.parse(body).seq);
    refused.parse(body);
    if (status === 413) return void toll.tooLarge.push(sent);
    expect(status, text).toBe(400);
    toll.unreadable.add(`${sent.to} ${Buffer.from(sent.bytes).toString('base64')}`);
  });
  lines.close();
  return toll;
}

function quarantined(): number {
  const db = new Database(join(folder.path, 'events.db'), { readonly: true });
  try {
    return db.prepare<[], number>('SELECT count(*) FROM quarantine').pluck().get() ?? 0;
  } finally {
    db.close();
  }
}

/** A push that leaves most fields out: what had got into a prototype would show in them. */
async function expectUnharmed(): Promise<void> {
  const answer = await push(relay.url + hooks['moor-v7'], fixture('moor-v7', 'login', { eventUniqueId: 'afterwards', agentNumber: '20001', agentName: undefined }));
  const seq = Number(Object(answer.body).seq);
  expect(answer).toEqual({ status: 200, body: { ok: true, seq }, retryAfter: null });
  await supervisor.caughtUp(seq);
  expect(supervisor.events.at(-1)).toEqual({
    seq, id: 'moor-v7:afterwards', source: 'moor-v7', dialect: 'moor-v7', account: '2000103', kind: 'agent.login', at: '2021-07-22T10:06:48.000Z',
    receivedAt: expect.any(String), callId: null, relatedCallIds: [], direction: null, callType: null, customerNumber: null, displayNumber: null,
    trunkNumber: null, agentNumber: '20001', agentName: 'Agent 20001', data: { pushType: 'login', loginType: 'PSTN' },
  });
}

test(`${count} bodies of whoever has the address do no harm, and nothing that was taken is lost`, { timeout: 180_000 }, async () => {
  const toll = await sendAll(hostileBodies(count, seed));
  expect(toll.seqs.size).toBeGreaterThan(count / 5);
  expect(toll.unreadable.size).toBeGreaterThan(count / 5);
  expect(toll.tooLarge.length).toBeGreaterThan(10);
  for (const { bytes } of toll.tooLarge) expect(bytes.length).toBeGreaterThan(256 * 1024);

  await expectUnharmed();
  const { events } = supervisor;
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect([...toll.seqs].filter((seq) => seq > events.length)).toEqual([]);
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  for (const event of events) danpingEventSchema.strict().parse(event);

  expect(quarantined()).toBe(toll.unreadable.size);
  expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
  expect([relay.child.exitCode, supervisor.welcomes.length, supervisor.socket.connected]).toEqual([null, 1, true]);
  const journal = relay.stderr();
  expect(journal).not.toMatch(/"level":[56]0/);
  expect(journal).not.toContain('17319132391');
});
