import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { GroupCommit } from '../core/log/group-commit.ts';
import { codeOf } from '../sqlite/open.ts';

let db: Database.Database;
let commits: GroupCommit;
let happened: string[];

beforeEach(() => {
  db = new Database(':memory:');
  db.exec('CREATE TABLE row (value INTEGER UNIQUE)');
  happened = [];
  commits = new GroupCommit({
    connection: () => db,
    begin: () => undefined,
    committed: () => happened.push('committed'),
    codeOf,
    refused: (cause) => happened.push(`refused ${cause}`),
  });
});

const insert = (value: number) => commits.submit(() => db.prepare('INSERT INTO row VALUES (?)').run(value).changes);
const rows = () => db.prepare('SELECT value FROM row ORDER BY value').pluck().all();

describe('writes of one turn', () => {
  test('share one commit', async () => {
    await Promise.all([insert(1), insert(2), insert(3)]);
    expect(rows()).toEqual([1, 2, 3]);
    expect(happened).toEqual(['committed']);
  });

  test('fail alone when the fault is their own', async () => {
    const answers = await Promise.all([insert(1), insert(1), insert(2)]);
    expect(answers.map((answer) => (answer.ok ? 'kept' : answer.failure.code))).toEqual(['kept', 'log-refused', 'kept']);
    expect(rows()).toEqual([1, 2]);
  });

  test('fail together when the disk refuses the commit, and the next ones succeed', async () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    const refusing = commits.submit(() => {
      throw full;
    });
    const answers = await Promise.all([insert(1), refusing, insert(2)]);
    expect(answers.map((answer) => (answer.ok ? 'kept' : answer.failure.code))).toEqual(Array(3).fill('log-unavailable'));
    expect(rows()).toEqual([]);
    expect(happened).toEqual(['refused SQLITE_FULL']);
    expect(await insert(3)).toEqual({ ok: true, value: 1 });
    expect(happened).toEqual(['refused SQLITE_FULL', 'committed']);
  });

  test('are taken in handfuls when there are very many, and all before closing', async () => {
    const answers = Array.from({ length: 2_500 }, (_, i) => insert(i));
    await commits.drain();
    expect(rows()).toHaveLength(2_500);
    expect((await Promise.all(answers)).every((answer) => answer.ok)).toBe(true);
    expect(happened.length).toBeLessThanOrEqual(4);
  });
});
