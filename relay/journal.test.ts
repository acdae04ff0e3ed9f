import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAgent, addLogin, addSource, jsonOf, push, startRelay, temporaryFolder } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { openJournal, placeOf } from './journal.ts';
import { masked } from './masked.ts';
import { connect, TestClient } from './socket/testing/client.ts';

const customer = { number: '13812345678', name: '欧阳询' };
const raw = 'raw-body-marker';

/** Pushes as they come, and as they should not. */
async function pushAll(address: string): Promise<void> {
  const hostile = { customerNumber: customer.number, agentNumber: '20001', agentName: '李雷', extras: { customerName: customer.name, note: raw } };
  const bodies: (object | string)[] = [
    ringPush('j1', hostile),
    ringPush('j1', hostile),
    { pushType: raw, eventUniqueId: customer.number, accountId: customer.name },
    `{"customerNumber":"${customer.number}","name":"${customer.name}" ${raw}`,
    `${raw}\n    at ${customer.number} (${customer.name}:1:1)`,
    JSON.stringify([raw, customer]),
    JSON.stringify(ringPush('j2', { statusTime: { toString: customer.number }, extras: `{"${raw}`, agentNumber: [customer] })),
    'x'.repeat(262_145),
  ];
  for (const body of bodies) await push(address, body);
  await fetch(`${address}?${raw}=${customer.number}&name=${encodeURIComponent(customer.name)}`);
  await fetch(`${address}?${raw}=%ff`);
  await push(address, `name=${encodeURIComponent(customer.name)}&raw=%ff${raw}`, { 'content-type': 'application/x-www-form-urlencoded' });
  // A sender that says less than it announced, and hangs up.
  await new Promise((resolve) => {
    const broken = request(address, { method: 'POST', headers: { 'content-length': 999 } });
    broken.on('error', resolve).write(raw, () => broken.destroy(new Error('hung up')));
  });
}

test('a relay in all sorts of trouble writes down no secret, no token, no code, and nothing of a customer', async () => {
  const folder = temporaryFolder();
  const { hookPath } = await addSource(folder.path, '--id', 'main');
  const { token, enrolUrl } = await addAgent(folder.path, '20001');
  const boss = await addLogin(folder.path, 'supervisor', 'li');
  const relay = await startRelay(folder.path);
  const address = relay.url + hookPath;
  const code = new URL(enrolUrl).searchParams.get('code') ?? '';
  const secrets = [hookPath.split('/').at(-1) ?? '', token, boss.token, boss.setupPath.split('/').at(-1) ?? '', code];
  const wrong = 'w'.repeat(43);

  const supervisor = await connect(relay.url, boss.token);
  const agent = await connect(relay.url, token);
  await pushAll(address);
  await pushAll(address.replace(/[^/]+$/, wrong));
  await pushAll(`${relay.url}/hooks/${encodeURIComponent(customer.name)}/${secrets[0]}`);

  const painted = (said: unknown) => agent.socket.emitWithAck('painted', said);
  expect(await painted({ callId: `${customer.number} ${customer.name} ${raw}`, milliseconds: 41 })).toEqual({ ok: true });
  expect(await painted({ callId: customer, milliseconds: raw })).toMatchObject({ ok: false });
  for (const said of [wrong, { customer }, `${token}x`]) {
    const stranger = new TestClient(relay.url, said, { epoch: raw, seq: customer.number });
    await once(stranger.socket as unknown as NodeJS.EventEmitter, 'connect_error');
    stranger.close();
  }
  const enrol = async (given: unknown) => Object(await (await fetch(`${relay.url}/api/enrol`, { method: 'POST', body: JSON.stringify(given) })).json());
  secrets.push(String((await enrol({ code })).token));
  for (const given of [{ code }, { code: wrong }, { customer }, raw]) await enrol(given);

  await jsonOf('source', 'set', 'main', 'allow=203.0.113.7', '--data', folder.path, '--json');
  await pushAll(address);
  await jsonOf('source', 'set', 'main', 'allow=', '--data', folder.path, '--json');

  const lock = new Database(join(folder.path, 'events.db'));
  lock.exec('BEGIN IMMEDIATE');
  expect(await push(address, ringPush('j9', { customerNumber: customer.number }))).toMatchObject({ status: 503 });
  expect(await push(address, `${raw} ${customer.number}`)).toMatchObject({ status: 503 });
  lock.close();
  expect(await push(address, ringPush('j9', { customerNumber: customer.number }))).toMatchObject({ status: 200 });

  const shownOut = once(agent.socket as unknown as NodeJS.EventEmitter, 'revoked');
  await jsonOf('token', 'revoke', '--agent', '20001', '--data', folder.path, '--json');
  await shownOut;
  supervisor.close();
  expect(await relay.stop()).toBe(0);
  folder.remove();

  const written = relay.stderr();
  for (const said of ['quarantine', 'painted', 'does not name', '503', 'written again']) expect(written).toContain(said);
  for (const line of written.trimEnd().split('\n')) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), msg: expect.any(String) });
  for (const word of [...secrets, wrong, customer.number, '17319132391', customer.name, '李雷', raw, 'x'.repeat(50)]) {
    expect(word).not.toBe('');
    expect(written).not.toContain(word);
  }
});

describe('below the journal', () => {
  test('the place of an error is told without its words, even if they look like places', () => {
    const words = fc.oneof(fc.string(), fc.constant(`${customer.number}\n    at ${customer.name} (a:1:1)`));
    fc.assert(
      fc.property(words, (said) => {
        const place = placeOf(new TypeError(`<${said}>`));
        expect(place).toMatch(/^TypeError .*journal\.test\.ts:\d+/);
        expect(place).not.toContain(`<${said}>`);
        expect(place).not.toContain(customer.name);
      }),
    );
    expect(placeOf(`thrown ${customer.number}`)).toBe('string');
    expect(placeOf(Object.assign(new Error('a'), { message: 'b', stack: `Error: c\n    at ${customer.number}` }))).toBe('Error');
  });

  test('what looks like a number or a secret is masked in every text, wherever it stands', () => {
    const number = fc.constantFrom('13812345678', '+84 899 888 999', '010-81400192', '(010) 8140 0192', '1731913');
    const secret = fc.stringMatching(/^[\w-]{43}$/);
    const before = fc.constantFrom('', ' ', '"', 'number: ', '\n', '客户');
    const after = fc.constantFrom('', ' ', '",', '@test.cc', '\n', '客户');
    fc.assert(
      fc.property(before, fc.oneof(number, secret), after, (left, trace, right) => {
        const { text, seq } = masked({ text: left + trace + right, seq: 12_345_678 });
        expect(text).toBe(`${left}${trace.startsWith('(') ? '(***' : '***'}${right}`);
        expect(seq).toBe(12_345_678);
      }),
    );
    const plain = { source: 'main-2', address: '203.0.113.7', at: 'TypeError f (file:///opt/danping/relay/http/hooks.ts:64:9)', agentNumber: '20001' };
    expect(masked(plain)).toEqual(plain);
  });

  test('it is on the way of every line', () => {
    const lines: string[] = [];
    const journal = openJournal({ write: (line) => lines.push(line) });
    journal.popUpPainted('13812345678', 40);
    journal.dialectStumbled('main', new Error('13812345678'));
    journal.crashed(new Error('13812345678'));
    expect(lines).toHaveLength(3);
    expect(lines.join()).not.toContain('13812345678');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ agentNumber: '***', milliseconds: 40 });
  });
});
