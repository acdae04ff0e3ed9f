import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures/scene.ts';
import { dialout } from '../helpers/documents.ts';
import { expectCard, expectConnection, historyRows } from '../helpers/marks.ts';

/** A customer that is nowhere else: where it is found, it has leaked. */
const canary = '13987650123';
const falsified = '13987650193';

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [path.join(entry.parentPath, entry.name)] : []));
}

test('a customer stands in the history’s own files and nowhere else, for this user alone; a changed byte is never shown', async ({ scene }) => {
  const temporary = path.join(scene.folder, 'tmp');
  mkdirSync(temporary);
  const env = { TMPDIR: temporary, TMP: temporary, TEMP: temporary };
  const profile = path.join(scene.folder, 'profile');
  const before = await scene.desk({ env });
  await expectConnection(before, 'live');
  const call = dialout('call-canary');
  for (const body of [call.ring, call.linkAsStatus, call.hangup]) await scene.push({ ...body, customerNumber: canary });
  await expectCard(before, 'call-canary', 'ended');
  await expect(await historyRows(before)).toHaveCount(1);
  await before.stop();

  const [history = ''] = filesUnder(profile).filter((file) => file.endsWith('history.db'));
  const holding = filesUnder(profile).filter((file) => readFileSync(file).includes(canary));
  expect(holding).toEqual([history]);
  expect(filesUnder(temporary).filter((file) => readFileSync(file).includes(canary))).toEqual([]);
  expect([...before.log, ...scene.relayLog].filter((line) => line.includes(canary))).toEqual([]);
  const kept = filesUnder(path.join(profile, 'histories'));
  expect(kept.length).toBeGreaterThan(1);
  for (const file of [...kept, path.join(profile, 'owners.json')].filter(existsSync)) expect([file, statSync(file).mode & 0o777]).toEqual([file, 0o600]);
  expect(statSync(profile).mode & 0o777).toBe(0o700);

  const bytes = readFileSync(history);
  for (let at = bytes.indexOf(canary); at >= 0; at = bytes.indexOf(canary, at + 1)) bytes.write(falsified, at);
  writeFileSync(history, bytes);

  const after = await scene.desk({ env });
  await expectConnection(after, 'live');
  const rows = await historyRows(after);
  await expect(rows).toHaveCount(1);
  await expect.poll(async () => (await after.main.locator('body').innerText()).replaceAll(/\D/g, '')).toContain(canary);
  expect((await after.main.locator('body').innerText()).replaceAll(/\D/g, '')).not.toContain(falsified);
  expect(filesUnder(profile).filter((file) => file.includes('history.db.damaged-'))).not.toEqual([]);
  await after.stop();
});

test('a history of a newer app is left as it is, and told in words', async ({ scene }) => {
  const before = await scene.desk();
  await expectConnection(before, 'live');
  await before.stop();
  const [history = ''] = filesUnder(path.join(scene.folder, 'profile')).filter((file) => file.endsWith('history.db'));
  const bytes = readFileSync(history);
  // SQLite's user_version (file format, section 1.3): the schema that only a newer app knows.
  bytes.writeUInt32BE(99, 60);
  writeFileSync(history, bytes);
  const after = await scene.desk({ switches: ['--lang=en'] });
  await expect(after.main.locator('[data-failure="history-newer"]')).toContainText('Install the newer version');
  await after.stop();
  expect(readFileSync(history).equals(bytes)).toBe(true);
});
