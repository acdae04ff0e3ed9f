import { writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addSource, relayCommand, startRelay, temporaryFolder } from './cli/testing/relay-process.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** One line that names the cause and the mend, and nothing on stdout. */
async function expectRefused(words: RegExp, ...args: string[]): Promise<void> {
  const refused = await relayCommand('serve', ...args);
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^danping-relay: [^\n]+\.\n$/) });
  expect(refused.stderr).toMatch(words);
}

describe('a relay that cannot start says why', () => {
  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expectRefused(/Port \d+ on 127\.0\.0\.1 is taken/, '--data', folder.path, '--port', String(port));
    await expectRefused(/Port \d+ on 127\.0\.0\.1 is taken/, '--data', folder.path, '--port', '0', '--hook-listen', `127.0.0.1:${port}`);
    other.close();
  });

  test('a folder that is a file', async () => {
    writeFileSync(join(folder.path, 'file'), '');
    await expectRefused(/data folder/, '--data', join(folder.path, 'file'), '--port', '0');
    await expectRefused(/data folder/, '--data', join(folder.path, 'file', 'below'), '--port', '0');
  });

  test.each(['events.db', 'directory.db'])('%s of a newer relay, which is left as it is', async (file) => {
    await (await startRelay(folder.path)).stop();
    const db = new Database(join(folder.path, file));
    db.pragma('user_version = 99');
    db.close();
    await expectRefused(/newer relay/, '--data', folder.path, '--port', '0');
    const after = new Database(join(folder.path, file));
    expect(after.pragma('user_version', { simple: true })).toBe(99);
    after.close();
  });

  test('a damaged database', async () => {
    await addSource(folder.path);
    writeFileSync(join(folder.path, 'events.db'), 'no database at all '.repeat(1_000));
    await expectRefused(/damaged/, '--data', folder.path, '--port', '0');
  });
});

test('without --host the relay is reached from this computer alone', async () => {
  const relay = await startRelay(folder.path);
  const port = Number(new URL(relay.url).port);
  // Whoever listens on all addresses listens on this one, too.
  const answers = (host: string): Promise<boolean> =>
    new Promise((resolve) => {
      const line = connect(port, host, () => resolve(true)).on('error', () => resolve(false));
      line.on('connect', () => line.destroy());
    });
  expect([await answers('127.0.0.1'), await answers('127.0.0.2')]).toEqual([true, false]);
  await relay.stop();
});

test('a relay starts again where it stopped', async () => {
  const first = await startRelay(folder.path);
  expect(first.head).toBe(0);
  expect(await first.stop()).toBe(0);
  const second = await startRelay(folder.path, '--host', 'localhost');
  expect(second.epoch).toBe(first.epoch);
  expect(new URL(second.url).hostname).toBe('localhost');
  expect(await second.stop()).toBe(0);
});
