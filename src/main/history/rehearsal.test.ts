import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadDictionary } from './search/phonetics.ts';
import { rehearse } from './rehearsal.ts';
import { createHistory, type HistoryOnThread } from './testing/whole-history.ts';

let folder = '';
let history: HistoryOnThread;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'danping-history-'));
  history = createHistory();
});

afterEach(() => {
  history.close();
  rmSync(folder, { recursive: true, force: true });
});

it('leaves nothing of the rehearsed call in any table of history or notes', async () => {
  await loadDictionary();
  const file = path.join(folder, 'history.db');
  history.open({ file, agentNumber: '20001' });
  history.warmUp();
  history.finishChores();
  expect(history.page({ after: null, limit: 10 }).rows).toEqual([]);
  expect(history.cursor()).toBeNull();
  history.close();
  for (const name of ['history.db', 'desk.db']) {
    const db = new Database(path.join(folder, name), { readonly: true });
    try {
      const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND sql NOT LIKE 'CREATE VIRTUAL%'").all();
      const texts = tables.flatMap((table) => db.prepare(`SELECT * FROM "${table.name}"`).all()).map((row) => JSON.stringify(row));
      expect(texts.filter((text) => text.includes('rehearsal') || text.includes('13000000000'))).toEqual([]);
    } finally {
      db.close();
    }
  }
});

it('really goes the way of a commit, and passes on what fails there', () => {
  const db = new Database(':memory:');
  let came = 0;
  expect(rehearse(db, ({ items }) => void (came = items.length))).toBe(true);
  expect(came).toBe(3);
  expect(() => rehearse(db, () => { throw new Error('the disk is gone'); })).toThrow('the disk is gone');
  db.close();
});
