import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { addAgent, addLogin, addSource, push, relayCommand, startRelay, temporaryFolder } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { draftOf, mainSource } from './core/testing/drafts.ts';
import { place } from './core/visibility.ts';
import { SqliteEventLog } from './log/event-log.ts';
import { connect } from './socket/testing/client.ts';

const day = 86_400_000;
const folder = temporaryFolder();
afterEach(() => folder.remove());

/** Two events on each of these days ago, as a relay of then would have left them. */
async function leave(...daysAgo: number[]): Promise<void> {
  const opened = SqliteEventLog.open(folder.path, { failing: () => undefined, healed: () => undefined, damaged: () => undefined, appended: () => undefined });
  if (!opened.ok) throw new Error(opened.failure.cause);
  const nobody = { source: () => mainSource, agentBehind: () => undefined };
  for (const [i, ago] of daysAgo.flatMap((days) => [days, days]).entries()) {
    await opened.value.append([place(draftOf({ providerEventId: `old-${i}` }), mainSource, Date.now() - ago * day, nobody)]);
  }
  await opened.value.close();
}

test('a relay lets go of a day’s old events at its start, goes on taking pushes, and tells clients of then to start anew', async () => {
  const { hookPath } = await addSource(folder.path, '--id', 'main');
  const { token } = await addAgent(folder.path, '20001');
  const supervisor = await addLogin(folder.path, 'supervisor', 'li');
  await leave(40, 35, 20, 3);
  const relay = await startRelay(folder.path, '--keep-days', '30');
  while (!relay.stderr().includes('let go of') && relay.child.stderr) await once(relay.child.stderr, 'data');
  expect(JSON.parse(relay.stderr())).toMatchObject({ events: 2, oldestSeq: 3 });

  expect(await push(relay.url + hookPath, ringPush('new'))).toMatchObject({ status: 200, body: { seq: 9 } });
  expect(await push(relay.url + hookPath, { ...ringPush('old-0') })).toMatchObject({ status: 200, body: { seq: 1, duplicate: true } });
  for (const [seq, resumed] of [[1, false], [2, true]] as const) {
    const client = await connect(relay.url, token, { epoch: relay.epoch, seq });
    expect(client.welcomes[0]?.resumed).toBe(resumed);
    await client.caughtUp(9);
    expect(client.events.map((event) => event.seq)).toEqual(resumed ? [3, 4, 5, 6, 7, 8, 9] : [7, 8, 9]);
    client.close();
  }
  const all = await connect(relay.url, supervisor.token, { epoch: relay.epoch, seq: 2 });
  await all.caughtUp(9);
  expect(all.events[0]?.seq).toBe(3);
  all.close();
  expect((await relayCommand('doctor', '--data', folder.path)).code).toBe(0);
  expect(await relay.stop()).toBe(0);
});
