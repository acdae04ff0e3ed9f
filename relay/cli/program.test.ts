import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { fail } from '../../src/shared/result.ts';
import type { Dialect } from '../core/dialect.ts';
import { runCommandLine } from './program.ts';
import type { ServeOptions } from './serve-command.ts';
import { temporaryFolder } from './testing/relay-process.ts';

const dialect: Dialect = { name: 'moor-v7', defaultTimeZone: 'Asia/Shanghai', settings: [], normalise: () => fail('unused', '', '') };

let out: string[];
let err: string[];
let served: ServeOptions[];
let data: string;

beforeEach(() => {
  [out, err, served] = [[], [], []];
  const folder = temporaryFolder();
  data = join(folder.path, 'data');
  return () => folder.remove();
});

const run = (...args: string[]): Promise<number> =>
  runCommandLine(args, {
    dialects: new Map([[dialect.name, dialect]]),
    serve: async (options) => {
      served.push(options);
      return fail('port-taken', 'Port 7700 is taken\n already.', 'Choose another.');
    },
    terminal: { out: (line) => out.push(line), err: (line) => err.push(line) },
  });

describe('wrong usage', () => {
  test.each([
    ['nothing at all', []],
    ['an unknown command', ['fly']],
    ['half a command', ['source']],
    ['no folder', ['serve']],
    ['an unknown option', ['serve', '--data', 'x', '--fast']],
    ['a port that is none', ['serve', '--data', 'x', '--port', '77000']],
    ['an address without a port', ['serve', '--data', 'x', '--hook-listen', '0.0.0.0']],
    ['a public address that is none', ['serve', '--data', 'x', '--public-url', 'calls.example.com']],
    ['no days to keep', ['serve', '--data', 'x', '--keep-days', '0']],
    ['a certificate without its key', ['serve', '--data', 'x', '--tls-cert', 'a.pem']],
    ['a proxy that is no address', ['serve', '--data', 'x', '--trust-proxy', 'nginx']],
    ['no host, which would be every address', ['serve', '--data', 'x', '--host', '']],
    ['a host of blanks', ['serve', '--data', 'x', '--host', ' ']],
    ['no port', ['serve', '--data', 'x', '--port', '']],
    ['no second address', ['serve', '--data', 'x', '--hook-listen', '']],
    ['a second address without a host', ['serve', '--data', 'x', '--hook-listen', ':7701']],
    ['an unnamed folder', ['doctor', '--data', '']],
    ['an unnamed backup', ['backup', '--data', 'x', '--to=']],
    ['an unknown dialect', ['source', 'add', 'morse', '--data', 'x']],
    ['a name that no address could hold', ['source', 'add', 'moor-v7', '--data', 'x', '--id', 'a/b']],
    ['a zone that is none', ['source', 'add', 'moor-v7', '--data', 'x', '--timezone', 'Peking']],
    ['a number that is none', ['agent', 'add', 'a b', '--name', 'A', '--data', 'x']],
    ['no name', ['agent', 'add', '20001', '--data', 'x']],
    ['a setting without its value', ['source', 'set', 'main', '--data', 'x']],
    ['nobody whose tokens to withdraw', ['token', 'revoke', '--data', 'x']],
    ['two whose tokens to withdraw', ['token', 'revoke', '--agent', '20001', '--supervisor', 'li', '--data', 'x']],
    ['a login that is none', ['admin', 'add', 'a b', '--data', 'x']],
    ['a backup to nowhere', ['backup', '--data', 'x']],
    ['a restore from nothing', ['restore', '--data', 'x']],
    ['no folder to examine', ['doctor']],
    ['an extension of no source', ['agent', 'add', '20001', '--name', 'A', '--data', 'x', '--also', '101']],
  ])('is told in one line and exits with 2: %s', async (_name, args) => {
    expect(await run(...args)).toBe(2);
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(/^danping-relay: [^\n]+\.$/);
    expect([out, served]).toEqual([[], []]);
  });

  test('is also not to say whose an agent is where several sources give out numbers', async () => {
    for (const id of ['a', 'b']) await run('source', 'add', 'moor-v7', '--id', id, '--data', data);
    expect(await run('agent', 'add', '20001', '--name', 'A', '--data', data)).toBe(2);
    expect(await run('agent', 'add', '20001', '--name', 'A', '--data', data, '--source', 'b')).toBe(0);
  });
});

test('an installed relay knows its folder; one that is named counts more', async () => {
  const elsewhere = `${data}-elsewhere`;
  process.env['DANPING_RELAY_DATA'] = elsewhere;
  try {
    await run('serve', '--tls-cert', 'a.pem', '--tls-key', 'a.key', '--trust-proxy', '127.0.0.1, 10.0.0.0/8');
    await run('serve', '--data', data);
  } finally {
    delete process.env['DANPING_RELAY_DATA'];
  }
  expect(served).toMatchObject([
    { data: elsewhere, tls: { cert: 'a.pem', key: 'a.key' }, trustedProxies: ['127.0.0.1', '10.0.0.0/8'] },
    { data, tls: null, trustedProxies: [] },
  ]);
});

test('other failures exit with 1, in one line with the mend', async () => {
  expect(await run('serve', '--data', data, '--hook-listen', '[::]:7701', '--public-url', 'https://a.example/')).toBe(1);
  expect(err).toEqual(['danping-relay: Port 7700 is taken already. Choose another.']);
  const retention = { keepDays: null, keepMb: null };
  expect(served).toEqual([{ data, host: '127.0.0.1', port: 7700, hookListen: { host: '::', port: 7701 }, publicUrl: 'https://a.example', tls: null, trustedProxies: [], pages: null, beginAnew: false, retention }]);
  expect(await run('agent', 'list', '--data', data)).toBe(1);
  await run('source', 'add', 'moor-v7', '--data', data);
  expect(await run('source', 'add', 'moor-v7', '--data', data)).toBe(1);
  expect(await run('token', 'revoke', '--agent', '20009', '--data', data)).toBe(1);
});

test('with --json each command says one line of JSON, and its secrets only this once', async () => {
  expect(await run('source', 'add', 'moor-v7', '--data', data, '--json')).toBe(0);
  expect(await run('agent', 'add', '20001', '--name', '张三', '--data', data, '--json')).toBe(0);
  expect(await run('source', 'list', '--data', data, '--json')).toBe(0);
  expect(await run('agent', 'list', '--data', data, '--json')).toBe(0);
  const [source, agent, sources, agents] = out.map((line) => JSON.parse(line));
  expect(source).toEqual({ id: 'moor-v7', dialect: 'moor-v7', hookPath: expect.stringMatching(/^\/hooks\/moor-v7\/[\w-]{43}$/) });
  expect(agent).toEqual({
    agentNumber: '20001',
    token: expect.stringMatching(/^[\w-]{43}$/),
    enrolUrl: expect.stringMatching(/^danping:\/\/enrol\?relay=http%3A%2F%2F127\.0\.0\.1%3A7700&code=[\w-]+&key=[\w-]{43}$/),
  });
  expect(sources).toEqual([{ id: 'moor-v7', dialect: 'moor-v7', timeZone: 'Asia/Shanghai', settings: expect.any(Array) }]);
  expect(agents).toEqual([{ agentNumber: '20001', name: '张三', source: 'moor-v7', tokens: 1 }]);
  expect(readFileSync(join(data, 'directory.db')).includes(agent.token)).toBe(false);
});

test('the data folder and what lies in it is its owner’s alone', async () => {
  await run('source', 'add', 'moor-v7', '--data', data);
  expect(statSync(data).mode & 0o777).toBe(0o700);
  expect(statSync(join(data, 'directory.db')).mode & 0o777).toBe(0o600);
});

test('the version is told, in one line', async () => {
  expect(await run('--version')).toBe(0);
  expect([out, err]).toEqual([[expect.stringMatching(/^\d+\.\d+\.\d+/)], []]);
});

test('help is no failure', async () => {
  expect(await run('serve', '--help')).toBe(0);
  expect(out.join('\n')).toContain('--hook-listen');
  expect(err).toEqual([]);
});
