import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { SqliteEventLog } from './event-log.ts';
import { agentViewer, bigLimits, numbered, supervisor, TemporaryLog } from './testing/temporary-log.ts';

const quiet = { failing: () => undefined, healed: () => undefined, damaged: () => undefined, appended: () => undefined };

/** What a damaged write-ahead log does to a database: SQLite takes the first half for the whole. */
function loseFrom(folder: string, seq: number): void {
  const db = new Database(join(folder, 'events.db'));
  for (const table of ['event', 'event_id', 'audience']) db.prepare(`DELETE FROM ${table} WHERE seq >= ?`).run(seq);
  db.close();
}

test('a log that lost its end uses no seq a second time, and shows everybody a gap', async () => {
  using temporary = new TemporaryLog();
  await temporary.append([numbered(1), numbered(2), numbered(3), numbered(4)]);
  await temporary.log.close();
  loseFrom(temporary.folder, 3);
  await temporary.restart();
  expect(temporary.log.head).toBe(4);
  expect(temporary.reported).toEqual(['damaged 3', 'damaged 4']);
  await temporary.append([numbered(5)]);
  expect(temporary.seenBy(supervisor).map(({ seq, id }) => [seq, id])).toEqual([
    [1, 'main:e1'],
    [2, 'main:e2'],
    [3, 'damaged:3'],
    [4, 'damaged:4'],
    [5, 'main:e5'],
  ]);
  expect(temporary.seenBy(agentViewer('20001')).map(({ id, data }) => [id, data['until'] ?? null])).toEqual([
    ['main:e1', null],
    ['main:e2', null],
    ['damaged:3', 4],
    ['main:e5', null],
  ]);
});

test('the same push is taken anew after its event was lost', async () => {
  using temporary = new TemporaryLog();
  await temporary.append([numbered(1), numbered(2)]);
  await temporary.log.close();
  loseFrom(temporary.folder, 2);
  await temporary.restart();
  expect(await temporary.append([numbered(2)])).toMatchObject({ ok: true, value: { seq: 3, duplicate: false } });
});

test.each([
  ['is damaged', (mark: string) => writeFileSync(mark, 'x'.repeat(80))],
  ['is cut', (mark: string) => truncateSync(mark, 20)],
])('a mark that %s says nothing', async (_, harm) => {
  using temporary = new TemporaryLog();
  await temporary.append([numbered(1), numbered(2)]);
  await temporary.log.close();
  loseFrom(temporary.folder, 2);
  harm(join(temporary.folder, 'events.end'));
  await temporary.restart();
  expect(temporary.log.head).toBe(1);
});

test('the mark of another epoch says nothing', async () => {
  using temporary = new TemporaryLog();
  await temporary.append([numbered(1), numbered(2)]);
  await temporary.log.close();
  loseFrom(temporary.folder, 2);
  const db = new Database(join(temporary.folder, 'events.db'));
  db.exec(`UPDATE meta SET value = 'restored' WHERE key = 'epoch'`);
  db.close();
  await temporary.restart();
  expect(temporary.log.head).toBe(1);
});

test('whoever is enrolled sees the gap, also where the log knows nobody any more', async () => {
  using temporary = new TemporaryLog();
  await temporary.append([numbered(1), numbered(2)]);
  await temporary.log.close();
  loseFrom(temporary.folder, 1);
  const viewer = agentViewer('20001');
  const opened = SqliteEventLog.open(temporary.folder, quiet, viewer.role === 'agent' ? [viewer.audienceKey] : []);
  if (!opened.ok) throw new Error(opened.failure.cause);
  const read = opened.value.readFor(viewer, { afterSeq: 0, skip: null }, bigLimits);
  expect(read.ok && read.value.items.map(({ id, data }) => [id, data['until']])).toEqual([['damaged:1', 2]]);
  await opened.value.close();
});
