import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, test, type TestContext } from 'vitest';
import { danpingEventSchema, type DanpingEvent } from '../src/shared/contract/event.ts';
import { openLines } from './cli/testing/lines.ts';
import { keepPushing, Ledger } from './cli/testing/load.ts';
import { addAgent, addLogin, addSource, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { createRandom } from './simulator/random.ts';
import { KeepingClient } from './socket/testing/keeping-client.ts';

const logs = Array.from({ length: 10 }, (_, index) => index + 1);
const killsOfEach = 20;
const seed = 20_261_120;

/** Somebody who follows the log, and what of it is theirs to see. */
interface Follower {
  readonly client: KeepingClient;
  readonly sees: (event: DanpingEvent) => boolean;
}

/** The whole log, from disk. */
function logIn(folder: string): DanpingEvent[] {
  const db = new Database(join(folder, 'events.db'), { readonly: true });
  try {
    const rows = db.prepare<[], { seq: number; json: string }>('SELECT seq, json FROM event ORDER BY seq').all();
    return rows.map(({ seq, json }) => ({ ...danpingEventSchema.parse(JSON.parse(json)), seq }));
  } finally {
    db.close();
  }
}

/** I1: what was answered 2xx is in the log, in its place. I2: no gap, no id twice. */
function expectWhole(log: readonly DanpingEvent[], ledger: Ledger): void {
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
  expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
  expect([...ledger.accepted].filter(([id, seq]) => log[seq - 1]?.id !== `moor-v7:${id}`)).toEqual([]);
  expect(ledger.odd).toEqual([]);
}

/** I3: the rows are exactly what the client may see of the log, up to its cursor. */
function expectExact({ client, sees }: Follower, log: readonly DanpingEvent[]): void {
  expect(client.cursor.seq).toBeLessThanOrEqual(log.length);
  expect(client.rows).toEqual(log.filter((event) => event.seq <= client.cursor.seq && sees(event)));
}

/** A relay with two agents and a supervisor who follow its log from the beginning. */
async function setUp() {
  const folder = temporaryFolder();
  const { hookPath } = await addSource(folder.path);
  const agents = ['20001', '20002'];
  const tokens: string[] = [];
  for (const number of agents) tokens.push((await addAgent(folder.path, number)).token);
  const { token } = await addLogin(folder.path, 'supervisor', 'li');
  const relay = await startRelay(folder.path);
  const follower = (of: string, sees: Follower['sees']): Follower => ({ client: new KeepingClient(of, { epoch: relay.epoch, seq: 0 }), sees });
  const followers = [follower(token, () => true), ...agents.map((number, index) => follower(tokens[index] ?? '', ({ agentNumber }) => agentNumber === number))];
  return { folder, hookPath, relay, followers };
}

/** Serves load and followers for a moment, then kills the relay in the middle of it. */
async function killUnderLoad(relay: RunningRelay, path: string, ledger: Ledger, followers: readonly Follower[], momentMs: number): Promise<void> {
  const connections = await Promise.all(followers.map(({ client }) => client.resume(relay.url)));
  expect(connections.every(({ resumed }) => resumed)).toBe(true);
  const lines = openLines(relay.url, 32);
  const stop = new AbortController();
  const pushing = keepPushing(ledger, lines, path, stop.signal);
  await wait(momentMs);
  await relay.kill();
  stop.abort();
  await pushing;
  lines.close();
  for (const connection of connections) connection.leave();
}

async function expectOneLogKept(number: number, onTestFinished: TestContext['onTestFinished']): Promise<void> {
  const { folder, hookPath, followers, ...first } = await setUp();
  let { relay } = first;
  onTestFinished(async () => {
    await relay.kill();
    folder.remove();
  });
  const { epoch } = relay;
  const random = createRandom(seed + number);
  const ledger = new Ledger();

  for (let kill = 0; kill < killsOfEach; kill++) {
    await killUnderLoad(relay, hookPath, ledger, followers, random.int(300, 700));
    relay = await startRelay(folder.path);
    const log = logIn(folder.path);
    expect([relay.epoch, relay.head]).toEqual([epoch, log.length]);
    expectWhole(log, ledger);
    for (const follower of followers) expectExact(follower, log);
  }

  const log = logIn(folder.path);
  expect(ledger.accepted.size).toBeGreaterThan(killsOfEach);
  for (const { client, sees } of followers) {
    const { reach, leave } = await client.resume(relay.url);
    await reach(log.findLast(sees)?.seq ?? 0);
    leave();
    expect(client.rows).toEqual(log.filter(sees));
  }
  await relay.stop();
}

// Most of the time goes into waiting for the next kill: two logs are worked on at once.
test.concurrent.for([
  { which: 'odd', numbers: logs.filter((log) => log % 2 === 1) },
  { which: 'even', numbers: logs.filter((log) => log % 2 === 0) },
])(
  `SIGKILL ${killsOfEach} times for each log, while 500 pushes a second come in, loses, doubles and misplaces nothing: the $which logs`,
  { timeout: 600_000 },
  async ({ numbers }, { onTestFinished }) => {
    for (const number of numbers) await expectOneLogKept(number, onTestFinished);
  },
);
