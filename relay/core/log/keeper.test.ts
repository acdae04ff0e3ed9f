import { describe, expect, test } from 'vitest';
import { draftOf } from '../testing/drafts.ts';
import { LogKeeper } from './keeper.ts';

/** A store of nothing but numbers, whose clock and whose disk the test moves. */
function bench() {
  const state = { now: 10_000, head: 3, refuses: false, loses: false, reopened: 0, inTransaction: false };
  const told: string[] = [];
  const connection = {
    get inTransaction() {
      return state.inTransaction;
    },
    exec(sql: string) {
      if (sql === 'COMMIT' && state.refuses) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
      state.inTransaction = sql.startsWith('BEGIN');
    },
  };
  const keeper = new LogKeeper(
    {
      connection: () => connection,
      bounds: () => ({ oldest: 1, head: state.head }),
      reopen: () => (state.reopened++, !state.loses),
      sync: () => (state.loses ? Promise.reject(Object.assign(new Error('lost'), { code: 'EIO' })) : Promise.resolve()),
      now: () => state.now,
      codeOf: (error) => (error instanceof Error && 'code' in error ? String(error.code) : ''),
    },
    { failing: (cause) => told.push(`failing ${cause}`), healed: () => told.push('healed'), appended: ({ seq }) => told.push(`appended ${seq}`) },
  );
  keeper.onAppended((audience) => told.push(audience === null ? 'perhaps everybody' : [...audience].join()));
  const add = () =>
    keeper.submit((progress) => {
      progress.head += 1;
      const event = { ...draftOf(), seq: progress.head, id: `e${progress.head}`, source: 'main', dialect: 'moor-v7', receivedAt: '2026-11-20T02:00:00.000Z' };
      progress.added.push({ event, receivedAt: 0, json: JSON.stringify(event), bytes: 100, audience: ['main/20001'] });
      return keeper.head;
    });
  return { state, told, keeper, add };
}

describe('the log’s head', () => {
  test('moves with the commit, not before, and then those are told whom it concerns', async () => {
    const { keeper, told, add } = bench();
    expect(await add()).toEqual({ ok: true, value: 3 });
    expect([keeper.head, told]).toEqual([4, ['appended 4', 'main/20001']]);
  });

  test('stays where it was when the disk refuses, and goes on from there when it is well again', async () => {
    const { state, keeper, told, add } = bench();
    state.refuses = true;
    expect(await add()).toMatchObject({ ok: false, failure: { code: 'log-unavailable' } });
    expect([keeper.head, keeper.isFailing, keeper.recent.readFor({ role: 'supervisor', login: 'li' }, { afterSeq: 3, skip: null })]).toEqual([3, true, []]);
    state.refuses = false;
    expect((await add()).ok).toBe(true);
    expect([keeper.head, told]).toEqual([4, ['failing SQLITE_FULL', 'appended 4', 'healed', 'main/20001']]);
  });

  test('is read anew with a fresh connection once the disk has refused for two seconds', async () => {
    const { state, keeper, told, add } = bench();
    state.refuses = true;
    await add();
    state.now += 1_999;
    await add();
    expect(state.reopened).toBe(0);
    // What was reported as failed is there all the same.
    Object.assign(state, { now: state.now + 1, head: 4 });
    await add();
    expect([state.reopened, keeper.head, told]).toEqual([1, 4, ['failing SQLITE_FULL', 'perhaps everybody']]);
  });

  test('does not move when what was written did not get to the disk; nothing is built on that before a fresh connection has told what is there', async () => {
    const { state, keeper, told, add } = bench();
    state.loses = true;
    expect(await add()).toMatchObject({ ok: false, failure: { code: 'log-unavailable' } });
    expect([keeper.head, state.reopened]).toEqual([3, 0]);
    // Tried at once, then not before two seconds.
    for (let times = 0; times < 3; times += 1) expect((await add()).ok).toBe(false);
    expect([keeper.head, state.reopened]).toEqual([3, 1]);
    Object.assign(state, { loses: false, now: state.now + 2_000, head: 4 });
    expect((await add()).ok).toBe(true);
    expect([state.reopened, keeper.head]).toEqual([2, 5]);
    expect(told).toEqual(['failing EIO', 'perhaps everybody', 'appended 5', 'healed', 'main/20001']);
  });
});
