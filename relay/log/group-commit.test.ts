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
    written: () => undefined,
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

describe('writes whose disk takes its time', () => {
  let syncs: { readonly done: () => void; readonly failed: (error: Error) => void }[];

  beforeEach(() => {
    syncs = [];
    commits = new GroupCommit({
      connection: () => db,
      begin: () => undefined,
      written: () => happened.push('written'),
      sync: () => new Promise((done, failed) => syncs.push({ done, failed })),
      committed: () => happened.push('committed'),
      unsynced: () => happened.push('unsynced'),
      codeOf,
      refused: (cause) => happened.push(`refused ${cause}`),
    });
  });

  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  test('are answered once they are on disk, and what comes in meanwhile is written together after that', async () => {
    const answered: string[] = [];
    const told = (value: number) => void insert(value).then(() => answered.push(`row ${value}`));
    told(1);
    await turn();
    for (const value of [2, 3]) {
      told(value);
      await turn();
    }
    expect([rows(), answered, happened]).toEqual([[1], [], ['written']]);
    syncs[0]?.done();
    await turn();
    await turn();
    expect([rows(), answered, syncs.length]).toEqual([[1, 2, 3], ['row 1'], 2]);
    syncs[1]?.done();
    await turn();
    expect(answered).toEqual(['row 1', 'row 2', 'row 3']);
    expect(happened).toEqual(['written', 'committed', 'written', 'committed']);
  });

  test('are refused when the disk says in the end that it could not', async () => {
    const answer = insert(1);
    await turn();
    syncs[0]?.failed(Object.assign(new Error('broken'), { code: 'EIO' }));
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'log-unavailable', cause: expect.stringContaining('EIO') } });
    expect(happened).toEqual(['written', 'unsynced', 'refused EIO']);
  });

  test('are all on disk before closing, those included that were being brought there', async () => {
    void insert(1);
    await turn();
    let isDrained = false;
    const drained = commits.drain().then(() => (isDrained = true));
    void insert(2);
    await turn();
    await turn();
    expect(isDrained).toBe(false);
    for (; !isDrained; await turn()) syncs.shift()?.done();
    await drained;
    expect(rows()).toEqual([1, 2]);
  });
});
