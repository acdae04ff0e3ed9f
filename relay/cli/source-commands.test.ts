import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { fail } from '../../src/shared/result.ts';
import type { Dialect } from '../core/dialect.ts';
import { addSource } from '../auth/sources.ts';
import { withDirectory } from './directory-command.ts';
import { runCommandLine } from './program.ts';
import { temporaryFolder } from './testing/relay-process.ts';

const dialect: Dialect = {
  name: 'moor-v7',
  defaultTimeZone: 'Asia/Shanghai',
  settings: [
    { key: 'token', secret: true, purpose: 'what signs the address check' },
    { key: 'address', secret: false, purpose: 'where the cloud is called' },
  ],
  normalise: () => fail('unused', '', ''),
};

let out: string[];
let err: string[];
let data: string;

beforeEach(async () => {
  [out, err] = [[], []];
  const folder = temporaryFolder();
  data = join(folder.path, 'data');
  await run('source', 'add', 'moor-v7', '--id', 'main');
  out.length = 0;
  return () => folder.remove();
});

const run = (...args: string[]): Promise<number> =>
  runCommandLine([...args, '--data', data], {
    dialects: new Map([[dialect.name, dialect]]),
    serve: async () => fail('unused', '', ''),
    terminal: { out: (line) => out.push(line), err: (line) => err.push(line) },
  });
const kept = (): unknown[] => {
  const db = new Database(join(data, 'directory.db'), { readonly: true });
  try {
    return db.prepare('SELECT key, value FROM source_value ORDER BY key').raw().all();
  } finally {
    db.close();
  }
};
const listed = async () => {
  out.length = 0;
  await run('source', 'list', '--json');
  return JSON.parse(out[0] ?? '')[0];
};

test('what is told of a source is kept, and shown unless it is secret', async () => {
  expect(await run('source', 'set', 'main', 'token=hush=hush', 'address=https://a.example', 'allow= 10.0.0.0/8 , ::1,', '--json')).toBe(0);
  expect(JSON.parse(out[0] ?? '')).toEqual({ id: 'main', set: ['token', 'address', 'allow'], removed: [] });
  expect(kept()).toEqual([['address', 'https://a.example'], ['allow', '10.0.0.0/8,::1'], ['token', 'hush=hush']]);
  expect((await listed()).settings).toEqual([
    { key: 'allow', set: true, value: '10.0.0.0/8,::1' },
    { key: 'timezone', set: true, value: 'Asia/Shanghai' },
    { key: 'token', set: true },
    { key: 'address', set: true, value: 'https://a.example' },
  ]);
  expect(await run('source', 'list')).toBe(0);
  expect(out.join('\n')).not.toContain('hush');
});

test('an empty value removes; the zone goes back to its cloud’s', async () => {
  await run('source', 'set', 'main', 'token=hush', 'timezone=Asia/Ho_Chi_Minh');
  expect((await listed()).timeZone).toBe('Asia/Ho_Chi_Minh');
  out.length = 0;
  expect(await run('source', 'set', 'main', 'token=', 'timezone=', '--json')).toBe(0);
  expect(JSON.parse(out[0] ?? '')).toEqual({ id: 'main', set: [], removed: ['token', 'timezone'] });
  expect(kept()).toEqual([]);
  expect(await listed()).toMatchObject({ timeZone: 'Asia/Shanghai', settings: expect.arrayContaining([{ key: 'token', set: false }]) });
});

test.each([
  ['an unknown key', 'password=hush'],
  ['no value', 'hush'],
  ['no key', '=hush'],
  ['a range that is none', 'allow=10.0.0.0/40'],
  ['a zone that is none', 'timezone=Peking'],
  ['a line break', 'token=hush\nhush'],
  ['a key that stands twice', 'address=hush.org'],
  ['too much', `token=${'hush'.repeat(2_000)}`],
  ['an address to dial by that could be listened in to', 'dial-url=http://hush.example/'],
  ['a request to dial by that is no JSON', 'dial-body={"to":"hush"'],
])('nothing is kept of what holds a mistake, which is told without its values: %s', async (_name, pair) => {
  expect(await run('source', 'set', 'main', 'address=hush.example', pair)).toBe(2);
  expect([kept(), out]).toEqual([[], []]);
  expect(err).toHaveLength(1);
  expect(err[0]).not.toContain('hush');
});

test.each([
  ['tel4vn', 'api-host', ['not a host', 'ftp://hush.example', 'https://a:hush@b.example', 'https://b.example/?hush'], ['api.example.com', 'https://api.example.com/v1']],
  ['tel4vn', 'api-token', ['hush hush'], ['hush']],
  ['wellcloud', 'api-base', ['hush.example', 'https://b.example/?hush'], ['https://b.example']],
  ['wellcloud', 'token-url', ['ftp://hush.example'], ['https://b.example/p/api']],
] as const)('what a cloud is reached by is looked at when it is set: %s %s', async (name, key, wrong, right) => {
  const cloud = { ...dialect, name, settings: [{ key, secret: true, purpose: '' }] };
  const set = (value: string): Promise<number> =>
    runCommandLine(['source', 'set', 'cloud', `${key}=${value}`, '--data', data], {
      dialects: new Map([[name, cloud]]),
      serve: async () => fail('unused', '', ''),
      terminal: { out: () => undefined, err: (line) => err.push(line) },
    });
  withDirectory(data, (store) => addSource(store, { id: 'cloud', dialect: name, timeZone: 'UTC' }, 1));
  for (const value of wrong) expect([value, await set(value)]).toEqual([value, 2]);
  expect(err.join()).not.toContain('hush');
  for (const value of right) expect([value, await set(value)]).toEqual([value, 0]);
});

test('an unknown key is answered with the known ones; an unknown source with its mend', async () => {
  await run('source', 'set', 'main', 'password=x');
  expect(err[0]).toMatch(/"password".*allow, timezone, hmac-key, hmac-header, token, address, dial-url.*\.$/);
  for (const args of [['set', 'none', 'token=x'], ['rotate', 'none'], ['remove', 'none']]) expect(await run('source', ...args)).toBe(1);
  expect(err.slice(1).every((line) => line.includes('no source none'))).toBe(true);
});

test('how to dial is kept, shown without its secrets, and plain http only where it is allowed', async () => {
  expect(await run('source', 'set', 'main', 'dial-url=http://cloud.example/?key=hush&to={number}', 'dial-allow-http=on', 'dial-sign=7moor')).toBe(0);
  expect(await run('source', 'set', 'main', 'dial-allow-http=')).toBe(2);
  expect(err[0]).toContain('not https');
  expect((await listed()).settings.filter(({ key }: { key: string }) => key.startsWith('dial-'))).toEqual([
    { key: 'dial-url', set: true },
    { key: 'dial-sign', set: true, value: '7moor' },
    { key: 'dial-allow-http', set: true, value: 'on' },
  ]);
});

test('help tells the settings of every dialect', async () => {
  expect(await runCommandLine(['source', 'set', '--help'], { dialects: new Map([[dialect.name, dialect]]), serve: async () => fail('', '', ''), terminal: { out: (line) => out.push(line), err: () => undefined } })).toBe(0);
  for (const word of ['allow', 'timezone', 'dial-url', 'token  what signs']) expect(out.join('\n')).toContain(word);
});

test('a rotation shows the new address once, a removal ends them all', async () => {
  expect(await run('source', 'rotate', 'main', '--json')).toBe(0);
  expect(JSON.parse(out[0] ?? '')).toEqual({ id: 'main', dialect: 'moor-v7', hookPath: expect.stringMatching(/^\/hooks\/main\/[\w-]{43}$/), earlierStillHold: 1 });
  out.length = 0;
  expect(await run('source', 'remove', 'main', '--json')).toBe(0);
  expect(JSON.parse(out[0] ?? '')).toEqual({ id: 'main', removed: true, agentsWithoutSource: 0 });
  out.length = 0;
  await run('source', 'list', '--json');
  expect(out).toEqual(['[]']);
});
