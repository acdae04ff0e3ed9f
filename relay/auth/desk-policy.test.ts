import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../sqlite/open.ts';
import { addAgent } from './agents.ts';
import { changeDeskPolicy, putDisposition, removeDisposition } from './desk-policy.ts';
import { directoryMigrations } from './migrations.ts';
import { addSource } from './sources.ts';
import { TemporaryDirectory } from './testing/temporary-directory.ts';

const nothing = { shareHistory: false, shareNotes: false, dial: null, dispositions: [], formerDispositions: new Set() };
const policyOf = ({ store }: TemporaryDirectory) => {
  store.reload();
  return store.current().desk;
};
const solved = { id: 'solved', labels: { 'zh-CN': '已解决', en: 'Resolved' } };

describe('what desks may do', () => {
  test('is nothing until somebody allows it, and each rule goes by itself', () => {
    using temporary = new TemporaryDirectory();
    addSource(temporary.store, { id: 'tel', dialect: 'tel4vn', timeZone: 'Asia/Ho_Chi_Minh' }, 0);
    expect(policyOf(temporary)).toEqual(nothing);
    changeDeskPolicy(temporary.store, { shareHistory: true });
    expect(policyOf(temporary)).toEqual({ ...nothing, shareHistory: true });
    changeDeskPolicy(temporary.store, { shareNotes: true, dial: 'tel' });
    expect(policyOf(temporary)).toEqual({ ...nothing, shareHistory: true, shareNotes: true, dial: 'tel' });
    changeDeskPolicy(temporary.store, { shareHistory: false, dial: null });
    expect(policyOf(temporary)).toEqual({ ...nothing, shareNotes: true });
  });

  test('is not changed at all by a command of which a part is wrong', () => {
    using temporary = new TemporaryDirectory();
    expect(changeDeskPolicy(temporary.store, { shareNotes: true, dial: 'nowhere' })).toMatchObject({ ok: false, failure: { code: 'source-unknown' } });
    expect(policyOf(temporary)).toEqual(nothing);
  });

  test('is seen from another connection, as a running relay sees a command’s work', () => {
    using temporary = new TemporaryDirectory();
    const relay = temporary.open();
    changeDeskPolicy(temporary.store, { shareHistory: true });
    expect(relay.current().desk.shareHistory).toBe(true);
    relay.close();
  });
});

describe('dispositions', () => {
  test('keep the order in which they were added, also with other labels', () => {
    using temporary = new TemporaryDirectory();
    const later = { id: 'call-back', labels: { vi: 'Gọi lại' } };
    expect(putDisposition(temporary.store, solved)).toEqual({ ok: true, value: { added: true } });
    putDisposition(temporary.store, later);
    expect(putDisposition(temporary.store, { ...solved, labels: { en: 'Done' } })).toEqual({ ok: true, value: { added: false } });
    expect(policyOf(temporary).dispositions).toEqual([{ id: 'solved', labels: { en: 'Done' } }, later]);
    expect(removeDisposition(temporary.store, 'solved')).toEqual({ ok: true, value: undefined });
    expect(removeDisposition(temporary.store, 'solved')).toMatchObject({ ok: false, failure: { code: 'disposition-unknown' } });
    putDisposition(temporary.store, solved);
    expect(policyOf(temporary).dispositions).toEqual([later, solved]);
  });

  test('are no more than fit on a screen', () => {
    using temporary = new TemporaryDirectory();
    for (let i = 0; i < 50; i++) expect(putDisposition(temporary.store, { id: `d${i}`, labels: { en: 'x' } }).ok).toBe(true);
    expect(putDisposition(temporary.store, solved)).toMatchObject({ ok: false, failure: { code: 'too-many' } });
    expect(putDisposition(temporary.store, { id: 'd7', labels: { en: 'y' } })).toMatchObject({ ok: true });
  });
});

test('an agent’s phone on a source is the first that was named', () => {
  using temporary = new TemporaryDirectory();
  const { store } = temporary;
  addSource(store, { id: 'main', dialect: 'moor-v7', timeZone: 'Asia/Shanghai' }, 0);
  addSource(store, { id: 'tel', dialect: 'tel4vn', timeZone: 'Asia/Ho_Chi_Minh' }, 0);
  const also = ['102', '101'].map((extension) => ({ source: 'tel', extension }));
  addAgent(store, { number: '20001', name: 'A', source: null, also }, 0);
  store.reload();
  expect(['main', 'tel', 'other'].map((source) => store.current().extensionOf(source, '20001'))).toEqual(['20001', '102', undefined]);
});

test('a directory of before the rules gets them and loses nothing', () => {
  using temporary = new TemporaryDirectory();
  const file = 'older.db';
  const older = new Database(join(temporary.folder, file));
  for (const statements of directoryMigrations.slice(0, 3)) older.exec(statements);
  older.pragma('user_version = 3');
  older.prepare(`INSERT INTO source (id, dialect, time_zone, created_at) VALUES ('main', 'moor-v7', 'Asia/Shanghai', 0)`).run();
  older.close();
  const opened = openDatabase(temporary.folder, { file, migrations: directoryMigrations, busyTimeoutMs: 0 });
  if (!opened.ok) throw new Error(opened.failure.cause);
  expect(opened.value.prepare('SELECT id FROM source').pluck().all()).toEqual(['main']);
  expect(opened.value.prepare('SELECT count(*) FROM desk_rule').pluck().get()).toBe(0);
  opened.value.close();
});
