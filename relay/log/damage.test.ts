import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { SqliteEventLog } from './event-log.ts';
import { isServed, lockForServing } from './serve-lock.ts';
import { agentViewer, numbered, TemporaryLog } from './testing/temporary-log.ts';

const quiet = { failing: () => undefined, healed: () => undefined, damaged: () => undefined, appended: () => undefined };

test('an event whose bytes changed on disk is never shown; its place stays visible', async () => {
  using temporary = new TemporaryLog();
  await temporary.append([numbered(1), numbered(2), numbered(3)]);
  const db = new Database(join(temporary.folder, 'events.db'));
  db.exec(`UPDATE event SET json = replace(json, '17319132391', '17319132392') WHERE seq = 2`);
  db.close();
  await temporary.restart();
  const seen = temporary.seenBy(agentViewer('20001'));
  expect(seen.map(({ seq, kind, customerNumber }) => [seq, kind, customerNumber])).toEqual([
    [1, 'call.ringing', '17319132391'],
    [2, 'unrecognized', null],
    [3, 'call.ringing', '17319132391'],
  ]);
  expect(temporary.reported).toEqual(['damaged 2']);
});

test('a database of a newer relay is refused and left as it is', async () => {
  using temporary = new TemporaryLog();
  await temporary.log.close();
  const path = join(temporary.folder, 'events.db');
  const db = new Database(path);
  db.pragma('user_version = 99');
  const opened = SqliteEventLog.open(temporary.folder, quiet);
  expect(opened).toMatchObject({ ok: false, failure: { code: 'database-newer' } });
  expect(db.pragma('user_version', { simple: true })).toBe(99);
  db.close();
});

test('a file that is no database is told as such', async () => {
  using temporary = new TemporaryLog();
  await temporary.log.close();
  writeFileSync(join(temporary.folder, 'events.db'), 'not a database, whatever its name says'.repeat(200));
  expect(SqliteEventLog.open(temporary.folder, quiet)).toMatchObject({ ok: false, failure: { code: 'database-damaged' } });
});

test('a folder is served once at a time', () => {
  using temporary = new TemporaryLog();
  expect(isServed(temporary.folder)).toBe(false);
  const first = lockForServing(temporary.folder);
  expect(isServed(temporary.folder)).toBe(true);
  expect(lockForServing(temporary.folder)).toMatchObject({ ok: false, failure: { code: 'already-served' } });
  if (first.ok) first.value.release();
  expect(isServed(temporary.folder)).toBe(false);
  const second = lockForServing(temporary.folder);
  expect(second.ok).toBe(true);
  if (second.ok) second.value.release();
});
