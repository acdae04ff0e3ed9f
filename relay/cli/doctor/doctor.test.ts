import { once } from 'node:events';
import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addAgent, addSource, push, relayCommand, startRelay, temporaryFolder, type RunningRelay } from '../testing/relay-process.ts';
import { ringPush } from '../testing/pushes.ts';
import { judgeSpace } from './surroundings.ts';

let folder: ReturnType<typeof temporaryFolder>;
let relay: RunningRelay;
let hookPath: string;

beforeEach(async () => {
  folder = temporaryFolder();
  ({ hookPath } = await addSource(folder.path, '--id', 'main'));
  await addAgent(folder.path, '20001');
  relay = await startRelay(folder.path);
  for (let i = 0; i < 20; i++) await push(relay.url + hookPath, ringPush(`d${i}`));
});
afterEach(async () => {
  await relay.kill();
  folder.remove();
});

const reportSchema = z.object({
  ok: z.boolean(),
  findings: z.array(z.object({ check: z.string(), level: z.enum(['ok', 'warn', 'wrong']), found: z.string(), mend: z.string() })),
});

/** What the doctor says in JSON; its exit code and its line must say the same. */
async function examined() {
  const ran = await relayCommand('doctor', '--data', folder.path, '--json');
  const report = reportSchema.parse(JSON.parse(ran.stdout));
  expect(ran.code).toBe(report.ok ? 0 : 1);
  expect(ran.stderr).toMatch(report.ok ? /^$/ : /^danping-relay: Wrong: [^\n]+ Mend: [^\n]+\n$/);
  return Object.fromEntries(report.findings.map(({ check, level, found, mend }) => [`${level} ${check}`, `${found} ${mend}`]));
}
const changed = (file: string, sql: string): void => {
  const db = new Database(join(folder.path, file));
  db.exec(sql);
  db.close();
};

test('beside a relay that is well, every check is, in a line each', async () => {
  chmodSync(folder.path, 0o700);
  const ran = await relayCommand('doctor', '--data', folder.path);
  expect([ran.code, ran.stderr]).toEqual([0, '']);
  const lines = ran.stdout.trimEnd().split('\n');
  for (const check of ['folder', 'files', 'events.db', 'events', 'directory.db', 'clock', 'config', 'address', 'pushes', 'agents']) {
    expect(lines.filter((line) => line.startsWith(`ok    ${check}: `))).toHaveLength(1);
  }
  expect(ran.stdout).toContain(relay.url);
  expect(ran.stdout).toContain('20, from 1 to 20');
  expect(await push(relay.url + hookPath, ringPush('after'))).toMatchObject({ status: 200 });
});

test('what is worth knowing is told and is no failure', async () => {
  chmodSync(folder.path, 0o755);
  await addSource(folder.path, '--id', 'silent');
  await relayCommand('token', 'revoke', '--agent', '20001', '--data', folder.path);
  await relay.stop();
  chmodSync(join(folder.path, 'directory.db'), 0o640);
  const found = await examined();
  expect(found['warn pushes']).toContain('silent');
  expect(found['warn pushes']).not.toContain('main');
  expect(found['warn agents']).toContain('20001');
  expect(found['warn files']).toContain(`chmod 600 ${join(folder.path, 'directory.db')}`);
  expect(found['warn files']).not.toContain('events.db');
  expect(found['warn folder']).toContain('chmod 700');
  expect(found['warn address']).toContain(relay.url);
});

describe('what is wrong is named, and nothing is changed', () => {
  test('an event that is no longer as it was written, and one that is missing', async () => {
    changed('events.db', `UPDATE event SET json = replace(json, '17319132391', '17319132392') WHERE seq = 2`);
    expect((await examined())['wrong events']).toMatch(/^1 of 20 /);
    changed('events.db', 'DELETE FROM event WHERE seq IN (2, 5)');
    expect((await examined())['wrong events']).toMatch(/^2 between 1 and 20 /);
  });

  test('a page of a database that was overwritten, and a database that is none', async () => {
    await relay.stop();
    const path = join(folder.path, 'events.db');
    const bytes = readFileSync(path);
    // The second page and those after it, the header left as it is.
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 4_096), Buffer.alloc(bytes.length - 4_096, 0x5a)]));
    const damaged = readFileSync(path);
    expect(await examined()).toHaveProperty(['wrong events.db']);
    expect(readFileSync(path)).toEqual(damaged);
    writeFileSync(join(folder.path, 'directory.db'), 'no database '.repeat(1_000));
    expect(await examined()).toHaveProperty(['wrong directory.db']);
  });

  test('a database of a newer relay', async () => {
    await relay.stop();
    changed('directory.db', 'PRAGMA user_version = 99');
    expect((await examined())['wrong directory.db']).toContain('newer');
  });

  test('a clock that is behind what was received', async () => {
    changed('events.db', `UPDATE event SET received_at = received_at + 86400000 WHERE seq = 20`);
    expect((await examined())['wrong clock']).toMatch(/received at/);
  });

  test('a relay that serves and does not answer; an address that another program has', async () => {
    const { port } = new URL(relay.url);
    relay.child.kill('SIGSTOP');
    expect((await examined())['wrong address']).toContain('does not answer');
    await relay.kill();
    const other = createServer().listen(Number(port), '127.0.0.1');
    await once(other, 'listening');
    expect((await examined())['wrong address']).toContain('EADDRINUSE');
    other.close();
  });

  test('a source that speaks what this relay does not, and an allow-list that is none', async () => {
    changed('directory.db', `UPDATE source SET dialect = 'morse'`);
    expect((await examined())['wrong config']).toContain('morse');
    changed('directory.db', `UPDATE source SET dialect = 'moor-v7'; INSERT INTO source_value VALUES ('main', 'allow', '10.0.0.300'), ('main', 'old', 'x')`);
    const found = await examined();
    expect(found['wrong config']).toContain('allow');
    expect(found['warn config']).toContain('"source set main old="');
  });
});

test('a folder without any data is a wrong folder', async () => {
  const ran = await relayCommand('doctor', '--data', join(folder.path, 'elsewhere'));
  expect(ran).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/no relay's data/) });
});

test.each(['directory.db', 'events.db'])('a %s that was emptied or deleted is wrong, and no relay starts without it unless told to', async (file) => {
  await relay.stop();
  for (const lose of [() => writeFileSync(join(folder.path, file), ''), () => rmSync(join(folder.path, file))]) {
    lose();
    expect(await examined()).toHaveProperty([`wrong ${file}`]);
    await expect(startRelay(folder.path)).rejects.toThrow(/missing or empty.*"restore".*--begin-anew/);
    expect(await relayCommand('source', 'add', 'yunhuni', '--data', folder.path)).toMatchObject({ code: 1, stderr: expect.stringContaining(file) });
  }
  relay = await startRelay(folder.path, '--begin-anew');
  await relay.stop();
  relay = await startRelay(folder.path);
  expect(await examined()).toHaveProperty([`ok ${file}`]);
});

test('a log that no relay has made yet is made by the first; another database in its place is none', async () => {
  await relay.kill();
  const fresh = temporaryFolder();
  await addSource(fresh.path, '--id', 'main');
  expect((await relayCommand('doctor', '--data', fresh.path)).stdout).toMatch(/^warn  events\.db: /m);
  fresh.remove();
  copyFileSync(join(folder.path, 'directory.db'), join(folder.path, 'events.db'));
  expect((await relayCommand('doctor', '--data', folder.path)).code).toBe(1);
});

test('space is short below 1 GB or 5 %, and gone below 100 MB', () => {
  expect(judgeSpace(2e9, 10e9).level).toBe('ok');
  expect(judgeSpace(0.9e9, 10e9).level).toBe('warn');
  expect(judgeSpace(40e9, 1_000e9).level).toBe('warn');
  expect(judgeSpace(0.05e9, 0.1e9).level).toBe('wrong');
});
