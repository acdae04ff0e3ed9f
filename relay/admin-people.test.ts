import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logIn, openConsole, type Console } from './admin/testing/console.ts';
import { push } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { TestClient } from './socket/testing/client.ts';

let open: Console;
beforeAll(async () => {
  open = await openConsole('--public-url', 'https://calls.example.com');
});
afterAll(() => open.stop());

describe('sources', () => {
  test('an address is shown when it is made, takes pushes, and holds beside the one that a rotation makes', async () => {
    const added = await open.ask('sources.add', { dialect: 'moor-v7', id: 'main' });
    expect(added).toMatchObject({ id: 'main', hookUrl: `https://calls.example.com${added.hookPath}`, onlyFromHere: false, earlierStillHold: 0 });
    const rotated = await open.ask('sources.rotate', { id: 'main' });
    expect(rotated.earlierStillHold).toBe(1);
    for (const { hookPath } of [added, rotated]) expect(await push(open.relay.url + hookPath, ringPush(hookPath.slice(-4)))).toMatchObject({ status: 200 });
    const { sources } = await open.ask('sources.list', {});
    expect(sources).toMatchObject([{ id: 'main', dialect: 'moor-v7', addresses: 2, lastPushAt: expect.any(String) }]);
    expect(JSON.stringify(sources)).not.toContain(added.hookPath.split('/').at(-1));
  });

  test('a secret setting is said to be set and never shown; one mistake changes nothing', async () => {
    await open.ask('sources.add', { dialect: 'tel4vn' });
    expect(await open.ask('sources.set', { id: 'tel4vn', values: { 'api-host': 'https://a.example', 'api-token': 'hidden-token' } })).toEqual({ id: 'tel4vn', set: ['api-host', 'api-token'], removed: [] });
    expect(await open.refused('sources.set', { id: 'tel4vn', values: { 'api-host': '', nonsense: 'x' } })).toMatchObject({ status: 400, code: 'usage' });
    const { sources } = await open.ask('sources.list', {});
    const settings = sources.find(({ id }) => id === 'tel4vn')?.settings;
    expect(settings).toContainEqual(expect.objectContaining({ key: 'api-host', set: true, value: 'https://a.example' }));
    expect(settings?.find(({ key }) => key === 'api-token')).toMatchObject({ set: true });
    expect(JSON.stringify(await open.ask('audit.list', {})) + JSON.stringify(sources)).not.toContain('hidden-token');
  });

  test('what cannot be is refused in words', async () => {
    expect(await open.refused('sources.add', { dialect: 'moor-v7', id: 'main' })).toMatchObject({ status: 409, code: 'source-exists' });
    expect(await open.refused('sources.add', { dialect: 'klingon' })).toMatchObject({ status: 400, code: 'usage' });
    expect(await open.refused('sources.add', { dialect: 'moor-v7', id: 'x', timeZone: 'Asia/Nowhere' })).toMatchObject({ status: 400, code: 'usage' });
    expect(await open.refused('sources.rotate', { id: 'gone' })).toMatchObject({ status: 404, code: 'source-unknown' });
    expect(await open.refused('hooks.list', { id: 'main' })).toMatchObject({ status: 409, code: 'other-dialect' });
  });

  test('a source that is removed takes nothing any more', async () => {
    const { hookPath } = await open.ask('sources.add', { dialect: 'yunhuni' });
    expect(await open.ask('sources.remove', { id: 'yunhuni' })).toEqual({ id: 'yunhuni', removed: true, agentsWithoutSource: 0 });
    expect(await push(open.relay.url + hookPath, {})).toMatchObject({ status: 404 });
  });
});

describe('agents', () => {
  test('a code enrols a desktop, which then shows with its version and is shown out when its tokens are withdrawn', async () => {
    const { code, link } = await open.ask('agents.add', { agentNumber: '20001', name: '李雷', source: 'main' });
    const [address, key] = link.split('&key=');
    expect(address).toBe(`danping://enrol?relay=${encodeURIComponent('https://calls.example.com')}&code=${code}`);
    expect(key, 'the key with which the relay signs updates').toMatch(/^[\w-]{43}$/);
    const enrolled = await fetch(`${open.relay.url}/api/enrol`, { method: 'POST', body: JSON.stringify({ code }) });
    const { token } = Object(await enrolled.json());
    const client = new TestClient(open.relay.url, undefined, undefined, { auth: { token, app: '1.2.3' } });
    await client.welcomed();
    await expect.poll(async () => (await open.ask('agents.list', {})).agents[0]).toMatchObject({ agentNumber: '20001', tokens: 1, openCodes: 0, appVersion: '1.2.3', connections: 1, lagEvents: 0 });
    const out = new Promise((resolve) => client.socket.on('revoked', () => resolve('revoked')));
    expect(await open.ask('agents.revoke', { agentNumber: '20001' })).toEqual({ revoked: 1 });
    expect(await out).toBe('revoked');
    client.close();
    await expect.poll(async () => (await open.ask('agents.list', {})).agents[0]).toMatchObject({ connections: 0, lagEvents: null, lastSeenAt: expect.any(String), appVersion: '1.2.3' });
  });

  test('are renamed, get extensions and new codes, and are removed', async () => {
    await open.ask('agents.edit', { agentNumber: '20001', name: '李雷雷', also: [{ source: 'tel4vn', extension: '101' }] });
    expect((await open.ask('agents.list', {})).agents[0]).toMatchObject({ name: '李雷雷', source: 'main', also: [{ source: 'tel4vn', extension: '101' }] });
    expect(await open.ask('agents.code', { agentNumber: '20001' })).toMatchObject({ agentNumber: '20001', name: '李雷雷' });
    await open.ask('agents.add', { agentNumber: '20009', name: 'x' });
    expect(await open.refused('agents.add', { agentNumber: '20009', name: 'y' })).toMatchObject({ status: 409 });
    expect(await open.refused('agents.edit', { agentNumber: '20009', also: [{ source: 'tel4vn', extension: '101' }] })).toMatchObject({ status: 409, code: 'identity-taken' });
    expect(await open.ask('agents.remove', { agentNumber: '20009' })).toEqual({ revoked: 0 });
    expect(await open.refused('agents.code', { agentNumber: '20009' })).toMatchObject({ status: 404, code: 'agent-unknown' });
  });

  test('come from a list: a trial changes nothing, a bad line keeps no other out', async () => {
    const csv = '\uFEFF工号,姓名,来源,分机\r\n20001,李雷,main,tel4vn:101\r\n20002,"韩, 梅梅",main,\r\n20003,,main,\r\n20002,又来,main,\r\n';
    const trial = await open.ask('agents.import', { csv, trial: true });
    expect(trial).toMatchObject({ added: 1, changed: 1, refused: 2 });
    expect((await open.ask('agents.list', {})).agents.map(({ agentNumber }) => agentNumber)).toEqual(['20001']);
    const done = await open.ask('agents.import', { csv, trial: false });
    expect(done.rows.map(({ line, outcome, code }) => [line, outcome, code !== undefined])).toEqual([
      [2, 'changed', false],
      [3, 'added', true],
      [4, 'refused', false],
      [5, 'refused', false],
    ]);
    expect((await open.ask('agents.list', {})).agents.map(({ agentNumber, name }) => [agentNumber, name])).toEqual([['20001', '李雷'], ['20002', '韩, 梅梅']]);
    expect(await open.refused('agents.import', { csv: 'a,b\n1,2', trial: true })).toMatchObject({ status: 400, code: 'unreadable' });
  });
});

test('supervisors and admins: a link sets the password, what was given is withdrawn, the last admin stays', async () => {
  const added = await open.ask('logins.add', { login: 'zhao', role: 'supervisor' });
  expect(added.setupUrl).toBe(`https://calls.example.com${added.setupPath}`);
  expect((await open.ask('logins.list', {})).logins).toContainEqual(expect.objectContaining({ login: 'zhao', role: 'supervisor', hasPassword: false, openLinks: 1, tokens: 1 }));
  expect(await open.refused('logins.add', { login: 'zhao', role: 'admin' })).toMatchObject({ status: 409, code: 'login-taken' });
  expect(await open.ask('logins.revoke', { login: 'zhao', role: 'supervisor' })).toEqual({ revoked: 1 });
  expect(await open.refused('logins.remove', { login: 'zhao', role: 'admin' })).toMatchObject({ code: 'login-unknown' });
  expect(await open.ask('logins.remove', { login: 'zhao', role: 'supervisor' })).toEqual({ revoked: 0 });
  for (const name of ['logins.remove', 'logins.revoke'] as const) expect(await open.refused(name, { login: 'LI', role: 'admin' })).toMatchObject({ status: 409, code: 'last-admin' });
  await logIn(open.relay, open.data, 'admin', 'second');
  expect(await open.ask('logins.remove', { login: 'second', role: 'admin' })).toEqual({ revoked: 1 });
});

test('each change stands in the audit log, intact, without a secret', async () => {
  const said = new Set(await open.audited());
  for (const what of ['source-added', 'source-set', 'source-rotated', 'source-removed', 'agent-added', 'agent-edited', 'agent-removed', 'agent-revoked', 'agent-code', 'agents-imported', 'login-added', 'login-removed', 'login-revoked']) {
    expect(said).toContain(what);
  }
  const { records } = await open.ask('audit.list', { limit: 200 });
  expect(records.every(({ intact }) => intact)).toBe(true);
  expect(records.filter(({ what }) => what === 'agent-added')).toMatchObject([{ who: 'admin:li', about: { agentNumber: '20009', address: '127.0.0.1' } }, { about: { agentNumber: '20001' } }]);
  expect(await open.ask('audit.verify', {})).toEqual({ count: records.length, brokenAt: null });
});
