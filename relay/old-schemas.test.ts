import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { directoryMigrations } from './auth/migrations.ts';
import { addAgent, addSource, relayCommand, startRelay, temporaryFolder } from './cli/testing/relay-process.ts';
import { eventMigrations } from './log/migrations.ts';
import { connect } from './socket/testing/client.ts';
import { oldEvents, releasedSchemas, writeOldSchemas } from './testing/old-data.ts';

const program = fileURLToPath(new URL('testing/open-and-die.ts', import.meta.url));
let folder: ReturnType<typeof temporaryFolder>;
let data: string;
beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
  mkdirSync(data);
});
afterEach(() => folder.remove());

function schemaOf(file: string): unknown {
  const db = new Database(join(data, file), { readonly: true });
  try {
    return db.pragma('user_version', { simple: true });
  } finally {
    db.close();
  }
}
const copies = (): readonly string[] => readdirSync(data).filter((name) => /\.schema-\d+$/.test(name)).toSorted();

async function expectServed(): Promise<void> {
  await addSource(data, '--id', 'main');
  const { token } = await addAgent(data, '20001');
  const relay = await startRelay(data);
  try {
    expect(relay.head).toBe(oldEvents);
    const agent = await connect(relay.url, token);
    await agent.caughtUp(oldEvents);
    expect(agent.events.map(({ callId }) => callId)).toEqual(Array.from({ length: oldEvents }, (_, nth) => `c${nth + 1}`));
    agent.close();
  } finally {
    await relay.stop();
  }
}

describe.each(releasedSchemas)('a log of schema $log and a directory of schema $directory', (schema) => {
  test('are brought to this version, with a whole copy of each as it was', async () => {
    writeOldSchemas(data, schema);
    await expectServed();
    expect([schemaOf('events.db'), schemaOf('directory.db')]).toEqual([eventMigrations.length, directoryMigrations.length]);
    expect(copies()).toEqual([`directory.db.schema-${schema.directory}`, `events.db.schema-${schema.log}`]);
    expect(copies().map(schemaOf)).toEqual([schema.directory, schema.log]);
    expect(copies().map((name) => statSync(join(data, name)).mode & 0o777)).toEqual([0o600, 0o600]);
  });
});

test('a relay that is killed at any step of a migration goes on from there', { timeout: 120_000 }, async () => {
  const [oldest = { log: 1, directory: 1 }] = releasedSchemas;
  writeOldSchemas(data, oldest);
  let word = 0;
  for (let isDone = false; !isDone; ) {
    word += 2;
    const ran = spawnSync(process.execPath, [program, data, String(word)], { encoding: 'utf8' });
    isDone = ran.signal === null;
    if (isDone) expect(ran, ran.stderr).toMatchObject({ status: 0 });
    for (const copy of copies()) expect([word, copy, schemaOf(copy)]).toEqual([word, copy, Number(copy.split('-').at(-1))]);
    // Begun again at every other kill: the next one meets what the one before has left.
    if (isDone || word % 2 === 0) continue;
    for (const name of readdirSync(data)) rmSync(join(data, name));
    writeOldSchemas(data, oldest);
  }
  expect(word).toBeGreaterThan(20);
  await expectServed();
});

test.each(['events.db', 'directory.db'])('a newer %s is refused in one line and left as it is, byte for byte', async (file) => {
  writeOldSchemas(data, { log: eventMigrations.length, directory: directoryMigrations.length });
  const db = new Database(join(data, file));
  db.pragma('user_version = 99');
  db.close();
  const before = ['events.db', 'directory.db'].map((name) => readFileSync(join(data, name)));
  const refused = await relayCommand('serve', '--data', data, '--port', '0');
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^danping-relay: [^\n]+newer relay[^\n]+\.\n$/) });
  expect(readFileSync(join(data, file)).equals(before[file === 'events.db' ? 0 : 1] ?? Buffer.alloc(0))).toBe(true);
});

test('a migration for which the disk has no room for the copy is not begun', async () => {
  writeOldSchemas(data, { log: 3, directory: 3 });
  // A folder of that name stands where the copy would be made ready.
  mkdirSync(join(data, 'directory.db.schema-3'));
  const refused = await relayCommand('serve', '--data', data, '--port', '0');
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/cannot be copied before it is brought up to date/) });
  expect(schemaOf('directory.db')).toBe(3);
});
