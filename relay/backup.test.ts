import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addAgent, addSource, jsonOf, push, relayCommand, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { connect } from './socket/testing/client.ts';

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
let file: string;
let hookPath: string;
let token: string;
let relay: RunningRelay;

beforeEach(async () => {
  folder = temporaryFolder();
  [data, file] = [join(folder.path, 'data'), join(folder.path, 'copy.danping')];
  ({ hookPath } = await addSource(data, '--id', 'main'));
  ({ token } = await addAgent(data, '20001'));
  relay = await startRelay(data);
});
afterEach(async () => {
  await relay.kill();
  folder.remove();
});

const ring = async (from: number, to: number): Promise<void> => {
  for (let i = from; i <= to; i++) expect(await push(relay.url + hookPath, ringPush(`b${i}`))).toMatchObject({ status: 200 });
};
const refused = async (words: RegExp, ...args: string[]): Promise<void> => {
  const ran = await relayCommand(...args);
  expect(ran).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^danping-relay: [^\n]+\.\n$/) });
  expect(ran.stderr).toMatch(words);
};

test('a copy made while pushes come in brings everything back under a new epoch; clients start anew', async () => {
  await ring(1, 20);
  let going = true;
  const ledger: number[] = [];
  const line = async (name: string): Promise<void> => {
    for (let i = 0; going; i++) {
      const { status, body } = await push(relay.url + hookPath, ringPush(`${name}-${i}`));
      expect(status).toBe(200);
      ledger.push(Number(Object(body).seq));
    }
  };
  const lines = Promise.all(['x', 'y', 'z'].map(line));
  const backup = Object(await jsonOf('backup', '--data', data, '--to', file, '--json'));
  going = false;
  await lines;
  expect(backup).toEqual({ file, bytes: statSync(file).size, epoch: relay.epoch, head: expect.any(Number) });
  expect(backup.head).toBeGreaterThanOrEqual(20);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder.path).toSorted()).toEqual(['copy.danping', 'data']);

  await refused(/serves the folder/, 'restore', '--data', data, '--from', file);
  await relay.stop();
  const restored = Object(await jsonOf('restore', '--data', data, '--from', file, '--json'));
  expect(restored).toEqual({ epoch: expect.stringMatching(/^[0-9a-f]{32}$/), head: backup.head, madeAt: expect.any(String), setAside: expect.any(String) });
  const before = new Database(join(restored.setAside, 'events.db'), { readonly: true });
  expect(before.prepare('SELECT max(seq) FROM event').pluck().get()).toBe(Math.max(...ledger));
  before.close();

  const { epoch } = relay;
  relay = await startRelay(data);
  expect([relay.epoch, relay.head]).toEqual([restored.epoch, backup.head]);
  expect(restored.epoch).not.toBe(epoch);
  const agent = await connect(relay.url, token, { epoch, seq: backup.head });
  expect(agent.welcomes[0]).toMatchObject({ resumed: false, epoch: restored.epoch });
  await agent.caughtUp(backup.head);
  expect(agent.events.map(({ seq }) => seq)).toEqual(Array.from({ length: backup.head }, (_, i) => i + 1));
  agent.close();
  expect(await push(relay.url + hookPath, ringPush('b1'))).toMatchObject({ status: 200, body: { seq: 1, duplicate: true } });
  expect(await push(relay.url + hookPath, ringPush('new'))).toMatchObject({ status: 200, body: { seq: backup.head + 1 } });
  expect(statSync(join(data, 'events.db')).mode & 0o777).toBe(0o600);
});

test('a backup goes into an empty folder too', async () => {
  await ring(1, 3);
  await jsonOf('backup', '--data', data, '--to', file, '--json');
  await relay.stop();
  const elsewhere = join(folder.path, 'elsewhere');
  expect(await jsonOf('restore', '--data', elsewhere, '--from', file, '--json')).toMatchObject({ head: 3, setAside: null });
  relay = await startRelay(elsewhere);
  expect(relay.head).toBe(3);
  await ring(1, 3);
  expect((await relayCommand('doctor', '--data', elsewhere)).code).toBe(0);
});

describe('nothing is written over', () => {
  test('by a backup, and what cannot be written leaves nothing behind', async () => {
    writeFileSync(file, 'precious');
    await refused(/exists already/, 'backup', '--data', data, '--to', file);
    expect(readFileSync(file, 'utf8')).toBe('precious');
    await refused(/cannot be written/, 'backup', '--data', data, '--to', join(folder.path, 'nowhere', 'copy'));
    await refused(/There is no/, 'backup', '--data', folder.path, '--to', join(folder.path, 'copy'));
    expect(readdirSync(folder.path).toSorted()).toEqual(['copy.danping', 'data']);
  });

  test('by a file that is no whole backup: a byte flipped anywhere that matters, an end cut off, something else', async () => {
    await ring(1, 5);
    await jsonOf('backup', '--data', data, '--to', file, '--json');
    await relay.stop();
    const good = readFileSync(file);
    const present = readFileSync(join(data, 'directory.db'));
    const flipped = Buffer.from(good);
    const inDirectory = flipped.lastIndexOf('SQLite format 3') + 200;
    flipped[inDirectory] = (flipped[inDirectory] ?? 0) ^ 0xff;
    const damaged = join(folder.path, 'damaged');
    for (const bytes of [flipped, good.subarray(0, good.length - 4_096), Buffer.from('no backup'), Buffer.alloc(0), readFileSync(join(data, 'events.db'))]) {
      writeFileSync(damaged, bytes);
      await refused(/cannot be used/, 'restore', '--data', data, '--from', damaged);
    }
    await refused(/no such file/, 'restore', '--data', data, '--from', join(folder.path, 'nothing'));
    const db = new Database(file);
    db.pragma('user_version = 99');
    db.close();
    await refused(/newer relay/, 'restore', '--data', data, '--from', file);
    expect(readFileSync(join(data, 'directory.db'))).toEqual(present);
    expect(readdirSync(data).some((name) => /restor/.test(name))).toBe(false);
  });
});

test('a restore that was cut off is finished before anything is served', async () => {
  await ring(1, 3);
  await jsonOf('backup', '--data', data, '--to', file, '--json');
  await relay.stop();
  const { setAside } = Object(await jsonOf('restore', '--data', data, '--from', file, '--json'));
  // As after a loss of power between the two steps: the old ones set aside, the new ones not yet in place.
  mkdirSync(join(data, 'restoring'));
  for (const name of ['events.db', 'directory.db']) renameSync(join(data, name), join(data, 'restoring', name));
  await refused(/was interrupted.*again/, 'serve', '--data', data, '--port', '0');
  expect(existsSync(join(data, 'events.db'))).toBe(false);
  expect(await jsonOf('restore', '--data', data, '--from', file, '--json')).toMatchObject({ head: 3 });
  expect(existsSync(join(setAside, 'events.db'))).toBe(true);
  relay = await startRelay(data);
  expect(relay.head).toBe(3);
});

test('before the first relay people and sources can be backed up; a log that is lost is no reason to write an empty one', async () => {
  await relay.stop();
  const fresh = join(folder.path, 'fresh');
  await addSource(fresh, '--id', 'early');
  expect(await jsonOf('backup', '--data', fresh, '--to', file, '--json')).toMatchObject({ file, head: 0 });
  const restored = join(folder.path, 'restored');
  await jsonOf('restore', '--data', restored, '--from', file, '--json');
  expect(await jsonOf('source', 'list', '--data', restored, '--json')).toMatchObject([{ id: 'early' }]);
  relay = await startRelay(restored);
  expect(relay.head).toBe(0);

  writeFileSync(join(data, 'events.db'), '');
  await refused(/missing or empty/, 'backup', '--data', data, '--to', join(folder.path, 'other.danping'));
  await refused(/no relay's data/, 'backup', '--data', join(folder.path, 'nowhere'), '--to', join(folder.path, 'other.danping'));
});
