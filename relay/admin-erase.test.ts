import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConsole, type Console } from './admin/testing/console.ts';
import { addSourceOfEach, fixture, type DialectName } from './cli/testing/dialects.ts';
import { addAgent, addLogin, jsonOf, push, relayCommand, startRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { TestClient } from './socket/testing/client.ts';

/** Nobody else's digits in these tests. */
const core = '13877665544';
const other = '13900009999';

/** Every file of the data folder that still holds the number, in whatever way it was written. */
function filesWith(folder: string, digits: string): string[] {
  const writings = [digits, digits.replace(/(\d{3})(\d{4})(\d{4})/, '$1 $2 $3'), digits.replace(/(\d{3})(\d{4})(\d{4})/, '$1-$2-$3')];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    try {
      const text = readFileSync(join(folder, name), 'latin1');
      return writings.some((writing) => text.includes(writing));
    } catch {
      return false;
    }
  });
}

/** The customer in every place where a relay may keep a number, beside one who stays. */
async function fill(url: string, hooks: Record<DialectName, string>, token: string): Promise<void> {
  const send = (to: DialectName, body: object | string, headers: Record<string, string> = {}) => push(url + hooks[to], body, headers);
  const ring = (id: string, changes: object) => send('moor-v7', ringPush(id, { callType: 'incoming', displayNumber: '', callUniqueId: `call-${id}`, ...changes }));
  await ring('plain', { customerNumber: core });
  await ring('prefixed', { customerNumber: `+86${core}` });
  await ring('stays', { customerNumber: other });
  await ring('mentioned', { customerNumber: other, callUniqueId: 'call-m', extras: { mobile: '138-7766-5544' } });
  await send('moor-v7', fixture('moor-v7', 'cdr', { eventUniqueId: 'record', customerNumber: core, callUniqueId: 'call-plain' }));
  // Legs of one ring, their record under another call id, and one that waits for its call.
  const tel4vn = { direction: 'inbound', from_number: core, hotline: '19001919', time_started: '2026-11-20 10:00:00' };
  for (const [id, to] of [['a', '101'], ['b', '102']]) await send('tel4vn', fixture('tel4vn', 'ringing', { ...tel4vn, call_id: `leg-${id}`, to_number: to }));
  for (const id of ['flow', 'waits']) await send('tel4vn', fixture('tel4vn', 'cdr', { ...tel4vn, call_id: id, to_number: '8000', hotline: id === 'flow' ? '19001919' : '1900' }));
  await send('wellcloud', fixture('wellcloud', 'ivr-started', { callingDevice: `${core}@test.cc`, callId: 'ivr-1' }));
  await send('yunhuni', fixture('yunhuni', 'conf-joined', { part_uri: `sip:${core}@10.0.0.1` }));
  await send('moor-v7', `{"customerNumber":"${core}"`);
  await send('moor-v7', `eventUniqueId=%zz&phone=%2B86%20138%207766%205544&x=%ff`, { 'content-type': 'application/x-www-form-urlencoded' });
  const client = new TestClient(url, token);
  await client.until(() => client.events.some(({ id }) => id === 'moor-v7:plain'));
  const save = (callId: string, note: string) => client.socket.emitWithAck('note.save', { callId, note, disposition: null, savedAt: '2026-11-20T02:00:00.000Z' });
  expect(await save('call-plain', '退货')).toMatchObject({ ok: true, kept: true });
  expect(await save('call-stays', `asked for 138 7766 5544`)).toMatchObject({ ok: true, kept: true });
  client.close();
}

const eventsSeen = async (open: Console) => (await open.ask('events.list', { limit: 200, show: 'numbers' })).events.toReversed();

describe('a customer who is erased', () => {
  let open: Console;
  let hooks: Record<DialectName, string>;
  beforeAll(async () => {
    open = await openConsole();
    hooks = await addSourceOfEach(open.data);
    const { token } = await addAgent(open.data, '20001', '--source', 'moor-v7', '--also', 'tel4vn:101');
    await open.ask('desk.set', { shareNotes: true, shareHistory: true });
    await fill(open.relay.url, hooks, token);
  });
  afterAll(() => open.stop());

  test('is in no file, no answer and no memory of the relay; everybody else is', async () => {
    const before = await eventsSeen(open);
    const erased = await open.ask('customer.erase', { customerNumber: `0086${core}` });
    expect(erased).toMatchObject({ notes: 2, quarantined: 2, copies: [] });
    expect(filesWith(open.data, core)).toEqual([]);
    expect(filesWith(open.data, other)).not.toEqual([]);

    const after = await eventsSeen(open);
    expect(after.map(({ seq, id }) => [seq, id])).toEqual(before.map(({ seq, id }) => [seq, id]));
    const isGone = before.map((event) => /138.?7766.?5544|call-plain|call-prefixed/.test(JSON.stringify(event)));
    expect(after.map(({ kind }) => kind === 'erased')).toEqual(isGone);
    expect(erased.events).toBe(isGone.filter(Boolean).length);
    expect(after.filter((_, place) => !isGone[place])).toEqual(before.filter((_, place) => !isGone[place]));
    for (const { customerNumber, callId, agentNumber, data } of after.filter(({ kind }) => kind === 'erased')) {
      expect([customerNumber, callId, agentNumber, data]).toEqual([null, null, null, {}]);
    }
    const told = [await open.ask('pushes.list', { show: 'numbers' }), await open.ask('quarantine.list', {}), await open.ask('audit.list', { limit: 200 }), open.relay.stderr()];
    expect(JSON.stringify(told)).not.toMatch(/138.?7766.?5544/);
    expect(await jsonOf('doctor', '--data', open.data, '--json')).toMatchObject({ ok: true });
  });

  test('is told to nobody who comes later, and off the board', async () => {
    const { token } = await addLogin(open.data, 'supervisor', 'zhao');
    const client = new TestClient(open.relay.url, token, { epoch: open.relay.epoch, seq: 0 });
    const boards: unknown[] = [];
    client.socket.on('board', (message: unknown) => boards.push(message));
    await client.caughtUp(1);
    await expect.poll(() => boards.length).toBeGreaterThan(0);
    expect(JSON.stringify([client.events, boards])).not.toMatch(/138.?7766.?5544/);
    expect(JSON.stringify(boards)).toContain(other);
    client.close();
  });

  test('is a repeat still when the cloud sends the same again, and may be a customer anew', async () => {
    const ring = (id: string) => push(open.relay.url + hooks['moor-v7'], ringPush(id, { customerNumber: core, callType: 'incoming', displayNumber: '', callUniqueId: `call-${id}` }));
    expect(await ring('plain')).toMatchObject({ body: { duplicate: true } });
    expect(await ring('anew')).toMatchObject({ status: 200 });
    expect((await eventsSeen(open)).at(-1)).toMatchObject({ kind: 'call.ringing', customerNumber: core });
  });

  test('is erased by a command beside the relay too', async () => {
    const { stdout, stderr } = await relayCommand('erase', '--number', `+86 138 7766 5544`, '--data', open.data, '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ events: 1, copies: [] });
    expect(filesWith(open.data, core)).toEqual([]);
    expect(await open.audited()).toEqual(expect.arrayContaining(['customer-erased']));
  });

  test('can only be somebody with a number', async () => {
    expect(await open.refused('customer.erase', { customerNumber: 'anonymous' })).toMatchObject({ status: 400, code: 'not-a-number' });
    expect(await relayCommand('erase', '--number', '12', '--data', open.data)).toMatchObject({ code: 2, stdout: '' });
  });

  test('is erased by a command while no relay serves', async () => {
    await push(open.relay.url + hooks['moor-v7'], ringPush('late', { customerNumber: core }));
    await open.relay.stop();
    expect(filesWith(open.data, core)).not.toEqual([]);
    expect(await jsonOf('erase', '--number', core, '--data', open.data, '--json')).toMatchObject({ events: 1, notes: 0 });
    expect(filesWith(open.data, core)).toEqual([]);
    const relay = await startRelay(open.data);
    expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
    await relay.stop();
  });
});
