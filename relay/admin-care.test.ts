import Database from 'better-sqlite3';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupPath } from '../src/shared/api/admin.ts';
import { openConsole, type Console } from './admin/testing/console.ts';
import { jsonOf, push, startRelay } from './cli/testing/relay-process.ts';
import { StandIn as Tel4vn } from './clouds/tel4vn/testing/stand-in.ts';
import { callId, monitored } from './clouds/wellcloud/testing/commands.ts';
import { answerWith, startStandIn, token as wellcloudToken, type StandIn } from './clouds/wellcloud/testing/stand-in.ts';

let open: Console;
beforeAll(async () => {
  open = await openConsole();
});
afterAll(() => open.stop());

test('the desk’s rules are changed one by one, and say whether calls can be placed', async () => {
  await open.ask('sources.add', { dialect: 'moor-v7', id: 'main' });
  expect(await open.ask('desk.set', { shareHistory: true })).toMatchObject({ shareHistory: true, shareNotes: false, dial: null });
  expect(await open.ask('desk.set', { dial: 'main' })).toMatchObject({ shareHistory: true, dial: { source: 'main', ready: false, missing: expect.any(String) } });
  expect(await open.refused('desk.set', { dial: 'none' })).toMatchObject({ status: 404, code: 'source-unknown' });
  expect(await open.ask('desk.set', { dial: null })).toMatchObject({ dial: null });
  expect(await open.ask('dispositions.put', { id: 'sale', labels: { 'zh-CN': '成交' } })).toEqual({ added: true });
  expect(await open.ask('dispositions.put', { id: 'sale', labels: { en: 'Sale' } })).toEqual({ added: false });
  expect((await open.ask('desk.show', {})).dispositions).toEqual([{ id: 'sale', labels: { en: 'Sale' } }]);
  expect(await open.ask('dispositions.remove', { id: 'sale' })).toEqual({ removed: true });
  expect(await open.refused('dispositions.remove', { id: 'sale' })).toMatchObject({ status: 404, code: 'disposition-unknown' });
  expect(await open.audited()).toEqual(expect.arrayContaining(['desk-set', 'disposition-put', 'disposition-removed']));
});

test('what is kept can be changed while the relay runs, and holds after a restart unless serve is told otherwise', async () => {
  const other = await openConsole();
  expect(await other.ask('retention.show', {})).toEqual({ keepDays: 90, keepMb: 4_096 });
  expect(await other.ask('retention.set', { keepDays: 30 })).toEqual({ keepDays: 30, keepMb: 4_096 });
  expect(await other.refused('retention.set', { keepDays: 0 })).toMatchObject({ status: 400 });
  const [entry] = (await other.ask('audit.list', { limit: 1 })).records;
  expect(entry).toMatchObject({ what: 'retention-set', about: { before: { keepDays: 90 }, after: { keepDays: 30 } } });
  await other.relay.stop();
  for (const [args, keepDays] of [[[], 30], [['--keep-days', '7'], 7]] as const) {
    const relay = await startRelay(other.data, ...args);
    const response = await fetch(`${relay.url}/api/admin/retention`, { headers: { cookie: other.cookie } });
    expect(await response.json()).toMatchObject({ keepDays });
    await relay.stop();
  }
  await other.stop();
});

test('a backup travels whole, is written down and leaves nothing behind', async () => {
  const response = await fetch(open.relay.url + backupPath, { headers: { cookie: open.cookie } });
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="danping-[\d-]+\.backup"$/);
  const file = join(open.data, 'copy.backup');
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  const db = new Database(file, { readonly: true });
  expect(db.prepare('SELECT count(*) AS n FROM backup').get()).toEqual({ n: 1 });
  db.close();
  await expect.poll(() => readdirSync(open.data).filter((name) => name.includes('download-'))).toEqual([]);
  expect(await open.audited()).toContain('backup-downloaded');
});

test('the audit log tells where it was changed', async () => {
  const other = await openConsole();
  for (const shareNotes of [true, false, true]) await other.ask('desk.set', { shareNotes });
  const whole = await other.ask('audit.list', { limit: 2 });
  expect(whole.records.map(({ intact }) => intact)).toEqual([true, true]);
  const db = new Database(join(other.data, 'directory.db'));
  db.exec(`DROP TRIGGER audit_is_not_changed; UPDATE audit SET about = '{"shareNotes":"never"}' WHERE seq = (SELECT max(seq) - 1 FROM audit)`);
  db.close();
  const { records, next } = await other.ask('audit.list', { limit: 2 });
  expect(records.map(({ intact }) => intact)).toEqual([true, false]);
  expect(await other.ask('audit.verify', {})).toMatchObject({ brokenAt: records[1]?.seq });
  expect((await other.ask('audit.list', { limit: 2, before: next ?? 0 })).records[0]?.seq).toBe((records[1]?.seq ?? 0) - 1);
  await other.stop();
});

test('the doctor’s findings come on request', async () => {
  const { findings } = await open.ask('health.examine', {});
  expect(findings).toContainEqual(expect.objectContaining({ check: 'audit', level: 'ok' }));
});

describe('TEL4VN’s hooks', () => {
  test('are made for each event, listed without a secret, deleted', async () => {
    const cloud = await Tel4vn.start();
    await open.ask('sources.add', { dialect: 'tel4vn' });
    expect(await open.refused('hooks.list', { id: 'tel4vn' })).toMatchObject({ status: 409, code: 'not-set' });
    await open.ask('sources.set', { id: 'tel4vn', values: { 'api-host': cloud.host, 'api-token': cloud.token } });
    expect(await open.ask('hooks.create', { id: 'tel4vn' })).toEqual({ created: ['ringing', 'answered', 'hangup', 'cdr'], existing: [], onlyFromHere: true });
    const { hooks } = await open.ask('hooks.list', { id: 'tel4vn' });
    expect(hooks).toHaveLength(4);
    expect(hooks[0]).toMatchObject({ event: 'ringing', leadsHere: true, address: expect.stringMatching(/…$/) });
    expect(await open.ask('hooks.remove', { id: 'tel4vn', hookId: hooks[0]?.id ?? '' })).toEqual({ deleted: hooks[0]?.id });
    expect((await open.ask('hooks.create', { id: 'tel4vn' })).created).toEqual(['ringing']);
    await open.ask('sources.set', { id: 'tel4vn', values: { 'api-token': 'wrong' } });
    expect(await open.refused('hooks.list', { id: 'tel4vn' })).toMatchObject({ status: 502, code: 'unauthorized' });
    expect(await open.audited()).toEqual(expect.arrayContaining(['tel4vn-hooks-created', 'tel4vn-hook-removed']));
    await cloud.stop();
  });
});

describe('WellCloud’s media', () => {
  let cloud: StandIn;
  const call = { source: 'wellcloud', callId };
  beforeAll(async () => {
    cloud = await startStandIn();
    const { hookPath } = await open.ask('sources.add', { dialect: 'wellcloud' });
    await open.ask('sources.set', { id: 'wellcloud', values: { 'api-base': cloud.base, 'api-token': wellcloudToken } });
    const { sipCallId, sipFromTag, sipToTag, deviceId } = monitored;
    const started = { eventName: 'IvrStartedEvent', eventSrc: deviceId, eventTime: '2026.11.20 11:33:56', namespace: 'yanrui.cc', srcDeviceId: deviceId, callId, deviceId, connectionId: callId, callingDevice: '18012345678@yanrui.cc', calledDevice: deviceId, localConnectionState: 'Connect', cause: 'IVR', sipCallId, sipFromTag, sipToTag, topics: ['ivr', 'call'] };
    expect(await push(open.relay.url + hookPath, started)).toMatchObject({ status: 200 });
    return () => cloud[Symbol.asyncDispose]();
  });

  test('is told what to do with a call, and each command is written down with what came of it', async () => {
    cloud.behave(answerWith({ callId }));
    await open.ask('media.monitor', { ...call, agentRtp: monitored.ivrRtp, customerRtp: monitored.customerRtp });
    expect(cloud.received.at(-1)?.body).toMatchObject({ callId, 'sip-callId': monitored.sipCallId, 'from-tag': monitored.sipFromTag, deviceId: monitored.deviceId });
    expect(await open.ask('media.play', { ...call, files: ['a.wav', 'b.wav'] })).toEqual({ files: ['a.wav', 'b.wav'] });
    expect(await open.ask('media.stop', call)).toEqual({ stopped: true });
    expect(await open.ask('media.stopAndPlay', { ...call, files: ['a.wav'] })).toEqual({ stopped: true, files: ['a.wav'] });
    expect(cloud.received.slice(-3).map(({ path }) => path)).toEqual(['/media/playMedia', '/media/stopMedia', '/media/stopAndPlayMedia']);
    const { records } = await open.ask('audit.list', { limit: 8 });
    expect(records.filter(({ what }) => what === 'media-play').map(({ about }) => about)).toMatchObject([{ outcome: 'done', callId, files: ['a.wav', 'b.wav'] }, { outcome: 'asked' }]);
  });

  test('what WellCloud refuses is told in the document’s own words', async () => {
    cloud.behave(answerWith({ callId, returnCode: '10002' }));
    const refusal = await open.refused('media.play', { ...call, files: ['a.wav'] });
    expect(refusal).toMatchObject({ status: 502, code: 'no-such-call', cause: expect.stringContaining('(return code 10002, Call不存在)') });
    expect(await open.refused('media.play', { ...call, files: ['a;b.wav'] })).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(await open.refused('media.monitor', { ...call, callId: 'other', agentRtp: monitored.ivrRtp, customerRtp: monitored.customerRtp })).toMatchObject({ status: 404, code: 'call-unknown' });
    expect(await open.refused('media.stop', { ...call, source: 'main' })).toMatchObject({ status: 409, code: 'other-dialect' });
  });
});

test('a command of the command line beside the console is seen at once', async () => {
  await jsonOf('agent', 'add', '20077', '--name', 'x', '--data', open.data, '--json');
  expect((await open.ask('agents.list', {})).agents.map(({ agentNumber }) => agentNumber)).toContain('20077');
});
