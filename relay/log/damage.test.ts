import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { SqliteEventLog } from './event-log.ts';
import { isServed, lockForServing } from './serve-lock.ts';
import { agentViewer, numbered, supervisor, TemporaryLog } from './testing/temporary-log.ts';

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

/** Makes zeros of the page that holds the text. */
function blankPageWith(folder: string, text: string): void {
  const path = join(folder, 'events.db');
  const bytes = readFileSync(path);
  const at = bytes.indexOf(text);
  expect(at).toBeGreaterThan(0);
  writeFileSync(path, bytes.fill(0, at - (at % 4_096), at - (at % 4_096) + 4_096));
}

/** Everything that was accepted comes in its place: as it was, or as a stand-in. */
function expectEveryPlace(seen: readonly DanpingEvent[], count: number): void {
  expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: count }, (_, nth) => nth + 1));
  for (const { seq, id } of seen) expect([`main:e${seq}`, `damaged:${seq}`]).toContain(id);
}

test('a page that cannot be read costs the events on it, for everybody a gap that can be seen, and nothing else', async () => {
  using temporary = new TemporaryLog();
  await temporary.append(Array.from({ length: 200 }, (_, nth) => numbered(nth + 1)));
  await temporary.log.close();
  blankPageWith(temporary.folder, '"id":"main:e100"');
  await temporary.restart();
  for (const viewer of [supervisor, agentViewer('20001')]) {
    const seen = temporary.seenBy(viewer);
    expectEveryPlace(seen, 200);
    const gaps = seen.filter(({ id }) => id.startsWith('damaged:')).length;
    expect(gaps).toBeGreaterThan(0);
    expect(gaps).toBeLessThan(20);
  }
  expect(temporary.seenBy(supervisor, 150).map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, nth) => nth + 151));
});

test('events whose rows are gone or in another place are gaps too', async () => {
  using temporary = new TemporaryLog();
  await temporary.append(Array.from({ length: 6 }, (_, nth) => numbered(nth + 1)));
  const db = new Database(join(temporary.folder, 'events.db'));
  db.exec(`DELETE FROM event WHERE seq IN (2, 3); UPDATE event SET seq = 2 WHERE seq = 5`);
  db.close();
  await temporary.restart();
  for (const viewer of [supervisor, agentViewer('20001')]) {
    const seen = temporary.seenBy(viewer);
    expectEveryPlace(seen, 6);
    expect(seen.filter(({ id }) => id.startsWith('main:')).map(({ seq }) => seq)).toEqual([1, 4, 6]);
  }
});

test('an index of who sees what that was damaged is made anew from the log', async () => {
  using temporary = new TemporaryLog();
  await temporary.append(Array.from({ length: 200 }, (_, nth) => numbered(nth + 1)));
  await temporary.log.close();
  const before = readFileSync(join(temporary.folder, 'events.db'));
  // Keys stand one beside the other in the index alone.
  for (const [from, to] of [['main/20001', 'main/20009'], ['main/20001', 'main/2\x00001']] as const) {
    const bytes = Buffer.from(before);
    const at = keysInIndex(bytes)[50] ?? 0;
    bytes.write(to, at, 'latin1');
    expect(from).toHaveLength(to.length);
    writeFileSync(join(temporary.folder, 'events.db'), bytes);
    await temporary.restart();
    expect(temporary.seenBy(agentViewer('20001')).map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, nth) => `main:e${nth + 1}`));
    expect(temporary.seenBy(agentViewer('20009'))).toEqual([]);
    await temporary.log.close();
  }
});

/** Where audience keys stand without quotes around them. */
function keysInIndex(bytes: Buffer): readonly number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf('main/20001'); at >= 0; at = bytes.indexOf('main/20001', at + 1)) if (bytes[at - 1] !== 0x22) places.push(at);
  return places;
}
