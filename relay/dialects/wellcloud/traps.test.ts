import { describe, expect, test } from 'vitest';
import { draftOf } from './fixtures/drafts.ts';
import { readFixture } from './fixtures/read.ts';
import { wellcloud } from './index.ts';

const started = readFixture('ivr-started');
const ended = readFixture('ivr-ended');

describe('devices and numbers', () => {
  test('the domain is cut from customers and kept on devices', () => {
    const draft = draftOf({ ...started, callingDevice: '+8618012345678@test.cc', calledDevice: '02188886666@test.cc' });
    expect([draft.customerNumber, draft.trunkNumber]).toEqual(['+8618012345678', '02188886666']);
    expect(draft.data).toMatchObject({ deviceId: '6001@test.cc', srcDeviceId: '6001@test.cc', eventSrc: '6001@test.cc' });
  });

  test('no device is taken for an agent', () => {
    const drafts = [draftOf(started), draftOf(ended), draftOf({ ...started, callingDevice: '6002@test.cc' })];
    expect(drafts.map((draft) => [draft.agentNumber, draft.agentName])).toEqual([[null, null], [null, null], [null, null]]);
  });

  test.each([undefined, null, '', ' ', 'null', '@test.cc', 'null@test.cc'])('without a caller (%j) no direction', (callingDevice) => {
    expect(draftOf({ ...started, callingDevice })).toMatchObject({ kind: 'ivr.started', customerNumber: null, direction: null });
  });

  test('a number that cannot be read is not guessed at, and not lost', () => {
    const draft = draftOf({ ...started, callingDevice: ['18012345678@test.cc'], calledDevice: '@test.cc', namespace: { a: 1 } });
    expect([draft.customerNumber, draft.trunkNumber, draft.account]).toEqual([null, null, null]);
    expect(draft.data).toMatchObject({ callingDevice: ['18012345678@test.cc'], calledDevice: '@test.cc', namespace: { a: 1 } });
  });
});

describe('serial', () => {
  test.each([10, '10', ' 10 ', '010'])('%j is kept as the number 10', (serial) => {
    expect(draftOf({ ...started, serial }).data['serial']).toBe(10);
  });

  test.each(['ten', -1, 1.5, '1e3', true])('%j is no place in the sequence, and is kept as sent', (serial) => {
    expect(draftOf({ ...started, serial }).data['serial']).toBe(serial);
  });

  test('undocumented events count in it too', () => {
    expect(draftOf({ eventName: 'AgentStatusEvent', serial: '1196812' }).data['serial']).toBe(1_196_812);
  });
});

describe('identity, of which the document says nothing', () => {
  const idOf = (changes: object): string | null => draftOf({ ...started, ...changes }).providerEventId;

  test('name, call, serial and time tell two events apart', () => {
    const changes = [
      {},
      { eventName: 'IvrEndedEvent' },
      { callId: 'another' },
      { serial: 11 },
      { serial: undefined },
      { eventTime: '2018.06.12 11:33:57' },
    ];
    expect(new Set(changes.map(idOf)).size).toBe(changes.length);
  });

  test('it survives another time zone of the source, and holds no space, which the log would hash away', () => {
    expect(draftOf(started, 'Europe/Berlin').providerEventId).toBe(draftOf(started).providerEventId);
    expect(idOf({})).toMatch(/^[!-"$-}]+$/);
  });

  test.each(['eventName', 'callId', 'eventTime'])('without %s none is made up: the content must tell', (name) => {
    expect(idOf({ [name]: '' })).toBeNull();
  });

  test('an undocumented event without a serial is known by its content alone', () => {
    const dtmf = { ...started, eventName: 'DtmfEvent' };
    expect(draftOf(dtmf).providerEventId).not.toBeNull();
    expect(draftOf({ ...dtmf, serial: undefined }).providerEventId).toBeNull();
  });
});

describe('events of the general event page survive as unrecognized', () => {
  const agentStatus = {
    eventName: 'AgentStatusEvent',
    eventSrc: 'AS:5102@test.cc',
    eventTime: '2018.06.21 21:06:23',
    eventType: 'agentStatus',
    serial: 1_196_812,
    params: { AgentStatus: 'Idle' },
    topics: ['model'],
    namespace: 'test.cc',
    agent: { agentId: '5102@test.cc', agentStatus: 'NotReady' },
  };
  const callEnd = {
    eventName: 'CallEndEvent',
    eventTime: '2017.09.13 11:15:53',
    serial: 1,
    namespace: 'test.cc',
    call: { id: '517cefd0', callType: 'Inbound', ani: '18012345678' },
  };
  const { eventName: _, ...nameless } = started;

  test.each([
    ['AgentStatusEvent', agentStatus, '2018-06-21T13:06:23.000Z'],
    ['CallEndEvent', callEnd, '2017-09-13T03:15:53.000Z'],
    ['a name in other letters', { ...started, eventName: 'ivrstartedevent' }, '2018-06-12T03:33:56.000Z'],
    ['a name of a prototype', { ...started, eventName: 'constructor' }, '2018-06-12T03:33:56.000Z'],
    ['no name', nameless, '2018-06-12T03:33:56.000Z'],
  ])('%s', (_name, body, at) => {
    expect(draftOf(body)).toMatchObject({ kind: 'unrecognized', account: 'test.cc', at, direction: null, customerNumber: null });
    expect(draftOf(body).data['raw']).toEqual(body);
  });
});

describe('fields', () => {
  test('topics are a list however a Set is written', () => {
    const writings = [['ivr', 'call'], 'ivr,call', ' ivr , call,', '["ivr","call"]'];
    expect(writings.map((topics) => draftOf({ ...started, topics }).data['topics'])).toEqual(writings.map(() => ['ivr', 'call']));
    const odd = ['[ivr', '[1]', 7, { a: 1 }];
    expect(odd.map((topics) => draftOf({ ...started, topics }).data['topics'])).toEqual(odd);
  });

  test('undocumented ones stay under their own name, blank ones as null', () => {
    const params = { subscriptionId: 'https://a.example' };
    expect(draftOf({ ...started, params, eventType: 'call', cause: 'null', sipToTag: '' }).data).toMatchObject({
      params,
      eventType: 'call',
      cause: null,
      sipToTag: null,
    });
  });

  test('no field reaches a prototype', () => {
    const body: unknown = JSON.parse(JSON.stringify(started).replace('{', '{"__proto__":{"vip":true},'));
    expect(Object.getOwnPropertyNames(draftOf(body).data)).not.toContain('__proto__');
  });
});

describe('what no push of WellCloud looks like is refused in plain words', () => {
  const ofAnotherCloud = { eventUniqueId: 'x', callId: '635be250', pushType: 'cdr', accountId: '2100147' };
  const blank = { eventName: '', serial: null, topics: [''] };
  test.each([null, undefined, 'text', 7, [], [started], {}, { foo: 'bar' }, ofAnotherCloud, blank])('%j', (body) => {
    const result = wellcloud.normalise(body, 0, { timeZone: 'Asia/Shanghai', values: {} });
    expect(result).toMatchObject({ ok: false, failure: { code: 'not-wellcloud' } });
  });
});
