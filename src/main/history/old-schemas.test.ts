import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallRow } from '../../shared/api/call-row.ts';
import { everyCall } from '../../shared/api/history-filter.ts';
import { historyMigrations } from './migrations.ts';
import { deskMigrations } from './notes/desk-migrations.ts';
import { deskFile } from './open-database.ts';
import { callsOfOldSchemas, writeOldSchema } from './testing/old-schemas.ts';
import { createHistory, type HistoryOnThread } from './testing/whole-history.ts';

const program = path.join(import.meta.dirname, 'testing', 'open-and-die.ts');
const released = [...historyMigrations.keys()].slice(1).map((history) => ({ history, desk: Math.min(deskMigrations.length, Math.max(1, history - 2)) }));

let folder = '';
let file = '';
let history: HistoryOnThread;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'danping-schema-'));
  file = path.join(folder, 'history.db');
  history = createHistory();
});
afterEach(() => {
  history.close();
  rmSync(folder, { recursive: true, force: true });
});

function expectWhole(rows: readonly CallRow[], told: string): void {
  expect(history.open({ file, agentNumber: '20001' }), told).toMatchObject({ cursor: { epoch: 'e', seq: callsOfOldSchemas }, damagedAside: null, notesAside: null });
  history.finishChores();
  expect(history.page({ after: null, limit: 500 }).rows, told).toEqual(rows);
  const found = history.search({ filter: { ...everyCall, text: '退货' }, after: null, limit: 500, turn: null })?.rows ?? [];
  expect(found.length, told).toBe(Math.ceil(callsOfOldSchemas / 7));
  history.close();
}

const schemaOf = (name: string): unknown => {
  const database = new Database(name, { readonly: true });
  try {
    return database.pragma('user_version', { simple: true });
  } finally {
    database.close();
  }
};
/** What no killed copy may ever be taken for. */
const copies = (): readonly string[] => readdirSync(folder).filter((name) => /\.schema-\d+$/.test(name)).toSorted();

describe.each(released)('files of history schema $history and notes schema $desk', (schema) => {
  it('are brought to this version, with a whole copy of what was', () => {
    const rows = writeOldSchema(file, schema);
    expectWhole(rows, 'first');
    expect([schemaOf(file), schemaOf(deskFile(file))]).toEqual([historyMigrations.length, deskMigrations.length]);
    const expected = [...(schema.desk < deskMigrations.length ? [`desk.db.schema-${schema.desk}`] : []), `history.db.schema-${schema.history}`];
    expect(copies()).toEqual(expected);
    expect(schemaOf(path.join(folder, `history.db.schema-${schema.history}`))).toBe(schema.history);
    // A copy would give back whom somebody has erased since.
    history.open({ file, agentNumber: '20001' });
    history.finishErasure({ number: '13800000017' });
    history.close();
    expect(copies()).toEqual([]);
    // Every row is sealed now: one without its checksum is no row of ours.
    const database = new Database(file);
    database.prepare('UPDATE calls SET checksum = NULL WHERE call_id = ?').run('c17');
    database.close();
    history.open({ file, agentNumber: '20001' });
    expect(() => history.page({ after: null, limit: 500 })).toThrow('no longer what was written');
  });

  it('are whole whenever the app is killed on the way', { timeout: 120_000 }, () => {
    const rows = writeOldSchema(file, schema);
    let word = 0;
    for (let isDone = false; !isDone; ) {
      word += schema.history === 1 ? 1 : 2;
      const ran = spawnSync(process.execPath, [program, file, String(word)], { encoding: 'utf8' });
      isDone = ran.signal === null;
      if (isDone) expect(ran, ran.stderr).toMatchObject({ status: 0 });
      for (const copy of copies()) expect([word, copy, schemaOf(path.join(folder, copy))]).toEqual([word, copy, Number(copy.split('-').at(-1))]);
      // Begun again at every other kill: the next one meets what the one before has left.
      if (word % 2 === 0) continue;
      for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
      writeOldSchema(file, schema);
    }
    expect(word).toBeGreaterThan(10);
    expectWhole(rows, `after ${word} kills`);
  });
});

describe.each(['history.db', 'desk.db'])('a newer %s', (name) => {
  it('is refused in words and left as it is, byte for byte', () => {
    writeOldSchema(file, { history: historyMigrations.length, desk: deskMigrations.length });
    const newer = path.join(folder, name);
    const database = new Database(newer);
    database.pragma('user_version = 99');
    database.close();
    const before = ['history.db', 'desk.db'].map((one) => readFileSync(path.join(folder, one)));
    expect(() => history.open({ file, agentNumber: '20001' })).toThrow(/newer version of Danping .*Install the newer version; nothing was changed/);
    expect(['history.db', 'desk.db'].map((one) => readFileSync(path.join(folder, one)).equals(before[one === 'history.db' ? 0 : 1] ?? Buffer.alloc(0)))).toEqual([true, true]);
    expect(existsSync(`${newer}.schema-99`)).toBe(false);
  });
});

it('a schema number of which a high byte changed on disk is damage, and no newer app’s', () => {
  const rows = writeOldSchema(file, { history: historyMigrations.length, desk: deskMigrations.length });
  const database = new Database(file);
  database.pragma(`user_version = ${historyMigrations.length + 65_536}`);
  database.close();
  expect(history.open({ file, agentNumber: '20001' })).toMatchObject({ cursor: null, damagedAside: expect.stringContaining('.damaged-') });
  history.finishChores();
  expect(history.page({ after: null, limit: 500 }).rows).toEqual(rows);
});
