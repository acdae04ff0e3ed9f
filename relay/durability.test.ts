import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addAgent, addSource, push, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { connect } from './socket/testing/client.ts';

let folder: ReturnType<typeof temporaryFolder>;
let hookPath: string;
let relay: RunningRelay;

beforeEach(async () => {
  folder = temporaryFolder();
  ({ hookPath } = await addSource(folder.path, '--id', 'main'));
  relay = await startRelay(folder.path);
});
afterEach(async () => {
  await relay.kill();
  folder.remove();
});

/** The whole log, read from disk: the id at each place. */
function logOnDisk(): Map<number, string> {
  const db = new Database(join(folder.path, 'events.db'), { readonly: true });
  try {
    const rows = db.prepare<[], { seq: number; id: string }>(`SELECT seq, json ->> 'id' AS id FROM event ORDER BY seq`).all();
    return new Map(rows.map(({ seq, id }) => [seq, id]));
  } finally {
    db.close();
  }
}

function expectNoGap(log: Map<number, string>): void {
  expect([...log.keys()]).toEqual(Array.from({ length: log.size }, (_, i) => i + 1));
  expect(new Set(log.values()).size).toBe(log.size);
}

/** Pushes from several lines at once until told to stop. Keeps what was answered 200. */
function keepPushing(url: string, prefix: string) {
  const ledger = new Map<string, number>();
  let going = true;
  const line = async (name: string): Promise<void> => {
    for (let i = 0; going; i++) {
      const id = `${prefix}-${name}-${i}`;
      const answer = await push(url + hookPath, ringPush(id)).catch(() => null);
      if (!answer) return;
      if (answer.status === 200) ledger.set(id, Number(Object(answer.body).seq));
    }
  };
  const done = Promise.all(Array.from({ length: 12 }, (_, i) => line(String(i))));
  return { ledger, stop: () => ((going = false), done), done };
}

test('a thousand pushes at once get a place each, and each its own', async () => {
  const answers = await Promise.all(Array.from({ length: 1_000 }, (_, i) => push(relay.url + hookPath, ringPush(`c${i}`))));
  const log = logOnDisk();
  expectNoGap(log);
  expect(log.size).toBe(1_000);
  for (const [i, { status, body }] of answers.entries()) {
    expect(status).toBe(200);
    expect(log.get(Number(Object(body).seq))).toBe(`main:c${i}`);
  }
});

test('SIGKILL while pushes come in: every 200 is in the log, in its place, without a gap', async () => {
  const ledger = new Map<string, number>();
  const { epoch } = relay;
  for (let round = 0; round < 6; round++) {
    const pushing = keepPushing(relay.url, `k${round}`);
    while (pushing.ledger.size < 40 * round) await push(relay.url + hookPath, ringPush(`pace-${round}-${pushing.ledger.size}`)).catch(() => null);
    await relay.kill();
    await pushing.done;
    for (const [id, seq] of pushing.ledger) ledger.set(id, seq);
    relay = await startRelay(folder.path);
    expect(relay.epoch).toBe(epoch);
    const log = logOnDisk();
    expectNoGap(log);
    expect(relay.head).toBe(log.size);
    for (const [id, seq] of ledger) expect(log.get(seq)).toBe(`main:${id}`);
  }
  expect(ledger.size).toBeGreaterThan(200);
});

describe('SIGTERM', () => {
  test('finishes what was accepted and exits with 0', async () => {
    const pushing = keepPushing(relay.url, 't');
    while (pushing.ledger.size < 100) await push(relay.url + hookPath, ringPush(`pace${pushing.ledger.size}`));
    expect(await relay.stop()).toBe(0);
    await pushing.done;
    const log = logOnDisk();
    expectNoGap(log);
    for (const [id, seq] of pushing.ledger) expect(log.get(seq)).toBe(`main:${id}`);
    expect(relay.stderr()).toBe('');
  });

  test('does not wait for a request that never ends, and lets clients come back by themselves', async () => {
    const { token } = await addAgent(folder.path, '20001');
    const agent = await connect(relay.url, token);
    const endless = request(relay.url + hookPath, { method: 'POST', headers: { 'content-length': 100, expect: '100-continue' } });
    endless.on('error', () => undefined);
    endless.flushHeaders();
    await once(endless, 'continue');
    const left = once(agent.socket as unknown as NodeJS.EventEmitter, 'disconnect');
    expect(await relay.stop()).toBe(0);
    // Socket.IO's client reconnects after this, but not after "io server disconnect".
    expect((await left)[0]).toBe('transport close');
    agent.close();
    endless.destroy();
  });
});

/** While it lasts, nothing is answered 200 and the relay says that it is not ready; afterwards all goes on as before. */
async function expectRefusedUntil(heal: () => void): Promise<void> {
  const before = logOnDisk().size;
  const refused = await push(relay.url + hookPath, ringPush('refused'));
  expect(refused).toMatchObject({ status: 503, body: { ok: false, error: expect.any(String) }, retryAfter: expect.stringMatching(/^\d+$/) });
  expect(await push(relay.url + hookPath, 'broken')).toMatchObject({ status: 503 });
  expect((await fetch(`${relay.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
  heal();
  expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
  expect(await push(relay.url + hookPath, ringPush('refused'))).toEqual({ status: 200, body: { ok: true, seq: before + 1 }, retryAfter: null });
  expectNoGap(logOnDisk());
}

describe('while the disk refuses', () => {
  beforeEach(async () => {
    expect(await push(relay.url + hookPath, ringPush('before'))).toMatchObject({ status: 200 });
  });

  test('pushes are answered 503: a database that is locked', async () => {
    const other = new Database(join(folder.path, 'events.db'));
    other.exec('BEGIN IMMEDIATE');
    await expectRefusedUntil(() => other.close());
  });

  const canLimit = spawnSync('prlimit', ['--version']).status === 0;
  test.runIf(canLimit)('pushes are answered 503, and clients keep reading: a file that cannot grow', async () => {
    const { token } = await addAgent(folder.path, '20001');
    const limit = (bytes: string) => expect(spawnSync('prlimit', ['--pid', String(relay.pid), `--fsize=${bytes}:`]).status).toBe(0);
    limit('4096');
    const agent = await connect(relay.url, token);
    await agent.caughtUp(1);
    await expectRefusedUntil(() => limit('unlimited'));
    await agent.caughtUp(2);
    agent.close();
  });
});
