import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { fail } from '../../src/shared/result.ts';
import type { Dialect } from '../core/dialect.ts';
import { runCommandLine } from './program.ts';
import { temporaryFolder } from './testing/relay-process.ts';

const dialects = new Map(['moor-v7', 'tel4vn'].map((name): [string, Dialect] => [name, { name, defaultTimeZone: 'UTC', settings: [], normalise: () => fail('', '', '') }]));

let out: string[];
let err: string[];
let data: string;

beforeEach(() => {
  [out, err] = [[], []];
  const folder = temporaryFolder();
  data = join(folder.path, 'data');
  return () => folder.remove();
});

const run = (...args: string[]): Promise<number> => {
  out.length = 0;
  return runCommandLine([...args, '--data', data], {
    dialects,
    serve: async () => fail('unused', '', ''),
    terminal: { out: (line) => out.push(line), err: (line) => err.push(line) },
  });
};
const json = async (...args: string[]): Promise<unknown> => {
  expect(await run(...args, '--json')).toBe(0);
  return JSON.parse(out[0] ?? '');
};

test('nothing is allowed until the admin says so, one rule at a time', async () => {
  const nothing = { shareHistory: false, shareNotes: false, dial: null, dispositions: [] };
  expect(await json('desk', 'set', 'share-history=off')).toEqual(nothing);
  expect(await json('desk', 'set', 'share-notes=on')).toEqual({ ...nothing, shareNotes: true });
  expect(await json('desk', 'set', 'share-history=on', 'share-notes=')).toEqual({ ...nothing, shareHistory: true });
  expect(await json('desk', 'show')).toEqual({ ...nothing, shareHistory: true });
});

test('a source that places calls says what it lacks until it has it', async () => {
  await run('source', 'add', 'moor-v7', '--id', 'main');
  await run('source', 'add', 'tel4vn');
  expect(await json('desk', 'set', 'dial=main')).toMatchObject({ dial: { source: 'main', ready: false, missing: expect.stringContaining('dial-url') } });
  await run('source', 'set', 'main', 'dial-url=https://cloud.example/?to={number}');
  expect(await json('desk', 'show')).toMatchObject({ dial: { source: 'main', ready: true } });
  expect(await json('desk', 'set', 'dial=tel4vn')).toMatchObject({ dial: { ready: false, missing: expect.stringContaining('api-host') } });
  expect(await json('desk', 'set', 'dial=')).toMatchObject({ dial: null });
});

test('dispositions are listed in their order with a label for each language', async () => {
  expect(await json('disposition', 'add', 'solved', '--label', 'zh-CN=已解决', '--label', 'en=Resolved')).toEqual({ id: 'solved', labels: { 'zh-CN': '已解决', en: 'Resolved' }, added: true });
  await run('disposition', 'add', 'call-back', '--label', 'vi=Gọi lại');
  expect(await json('disposition', 'add', 'solved', '--label', 'en=Done')).toMatchObject({ added: false });
  expect(await json('disposition', 'list')).toEqual([{ id: 'solved', labels: { en: 'Done' } }, { id: 'call-back', labels: { vi: 'Gọi lại' } }]);
  expect(await json('disposition', 'remove', 'solved')).toEqual({ id: 'solved', removed: true });
  expect(await json('desk', 'show')).toMatchObject({ dispositions: [{ id: 'call-back' }] });
  expect(await run('disposition', 'remove', 'solved')).toBe(1);
  expect(err[0]).toMatch(/no disposition solved/);
});

test('what is shown to a person is as plain', async () => {
  await run('disposition', 'add', 'solved', '--label', 'en=Resolved');
  await run('desk', 'set', 'share-notes=on');
  expect(out).toEqual(['share-history\toff', 'share-notes\ton', 'dial\tnothing places calls', 'dispositions\tsolved']);
});

test.each([
  [['desk', 'set', 'share-all=on']],
  [['desk', 'set', 'share-history']],
  [['desk', 'set', 'share-history=yes']],
  [['desk', 'set', 'dial=a/b']],
  [['desk', 'set', 'dispositions=solved']],
  [['disposition', 'add', 'Solved!', '--label', 'en=x']],
  [['disposition', 'add', 'solved']],
  [['disposition', 'add', 'solved', '--label', 'Resolved']],
  [['disposition', 'add', 'solved', '--label', 'en= ']],
  [['disposition', 'add', 'solved', '--label', 'en=Resolved', '--label', 'en=Done']],
  [['disposition', 'add', 'solved', '--label', `en=${'x'.repeat(61)}`]],
])('wrong usage is told in one line: %j', async (args) => {
  expect(await run(...args)).toBe(2);
  expect(err).toHaveLength(1);
  expect(err[0]).toMatch(/^danping-relay: [^\n]+\.$/);
});

test('a source that is none changes nothing', async () => {
  expect(await run('desk', 'set', 'share-history=on', 'dial=none')).toBe(1);
  expect(err[0]).toContain('no source none');
  expect(await json('desk', 'show')).toMatchObject({ shareHistory: false, dial: null });
});
