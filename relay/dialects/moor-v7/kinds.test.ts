import { describe, expect, test } from 'vitest';
import { moorV7 } from './index.ts';
import { draftOf, draftsOf } from './fixtures/drafts.ts';
import { readFixture } from './fixtures/read.ts';

const ring = readFixture('dialout-ring');
const cdr = readFixture('cdr');
const settings = { timeZone: 'Asia/Shanghai', values: {} };

describe('kinds', () => {
  const steps = [
    ['calling', 'call.dialing'],
    ['ring', 'call.ringing'],
    ['link', 'call.answered'],
    ['hangup', 'call.ended'],
  ] as const;

  test.each(steps)('callEvent %s is %s whatever the push type', (callEvent, kind) => {
    for (const pushType of [undefined, '', 'dialoutRing', 'dialoutHangup', 'incomingRing', 'somethingNew']) {
      expect(draftOf({ ...ring, pushType, callEvent }).kind).toBe(kind);
      expect(draftOf({ content: { ...ring, pushType, callEvent } }).kind).toBe(kind);
    }
  });

  test('a push type that implies a step fills in for a missing callEvent', () => {
    const { callEvent: _, ...bare } = ring;
    expect(draftOf(bare).kind).toBe('call.ringing');
    expect(draftOf({ ...bare, pushType: 'dialoutHangup' }).kind).toBe('call.ended');
    expect(draftOf({ ...bare, callEvent: 'park' })).toMatchObject({ kind: 'call.ringing', data: { callEvent: 'park' } });
  });

  test('a status without a call is one event', () => {
    const blank = { callUniqueId: '', customerNumber: '', callEvent: '', callType: '', displayNumber: '' };
    const draft = draftOf({ ...readFixture('call-status-hangup'), ...blank, statusNumber: '1', statusName: '忙碌' });
    expect(draft).toMatchObject({ kind: 'agent.status', part: null, callId: null, data: { status: 'busy' } });
  });

  test('a record that also names a step loses neither', () => {
    const drafts = draftsOf({ ...cdr, callEvent: 'hangup' });
    expect(drafts.map(({ kind, part }) => [kind, part])).toEqual([
      ['call.record', null],
      ['call.ended', 'call'],
    ]);
  });

  test('what nobody documented is kept whole, with what can be read of it', () => {
    const body = { pushType: 'queueJoin', accountId: 7, callUniqueId: 'c', agentNumber: '20001', statusTime: '1620455977', x: [1] };
    expect(draftOf(body)).toMatchObject({
      kind: 'unrecognized',
      account: '7',
      callId: 'c',
      agentNumber: '20001',
      at: '2021-05-08T06:39:37.000Z',
      data: { raw: body },
    });
  });

  test.each([
    ['incoming', 'inbound'],
    ['dialout', 'outbound'],
    ['previewDialout', 'outbound'],
    ['autoDialout', 'outbound'],
    ['webcall', 'outbound'],
    ['conference', null],
    ['', null],
  ])('callType %s is direction %s', (callType, direction) => {
    expect(draftOf({ ...ring, callType }).direction).toBe(direction);
  });
});

describe('what no V7 push looks like is refused in plain words', () => {
  const foreign = { id: 1, status: 'ok', callId: 'x', startTime: 'y', extras: {}, content: { text: 'z' } };
  test.each([null, undefined, 'text', 7, [], [ring], {}, { foo: 'bar' }, foreign, { accountId: '', groupIdList: [''] }])('%j', (body) => {
    const result = moorV7.normalise(body, 0, settings);
    expect(result).toMatchObject({ ok: false, failure: { code: 'not-moor-v7' } });
  });
});

describe('fields', () => {
  test('absent, empty and the text "null" are null', () => {
    for (const blank of [undefined, null, '', ' ', 'null']) {
      const draft = draftOf({ ...ring, agentName: blank, displayNumber: blank, callType: blank, accountId: blank });
      expect([draft.agentName, draft.displayNumber, draft.callType, draft.account]).toEqual([null, null, null, null]);
    }
    expect(draftOf({ ...cdr, queueName: 'null', ivrTime: 'null' }).data).toMatchObject({ queueName: null, ivrTime: null });
  });

  test('numbers keep their digits, and the domain is cut', () => {
    const draft = draftOf({ ...ring, customerNumber: '+8617319132391', displayNumber: '01081400192@test.cc', agentNumber: 20001 });
    expect([draft.customerNumber, draft.displayNumber, draft.agentNumber]).toEqual(['+8617319132391', '01081400192', '20001']);
  });

  test('a value of the wrong sort is not guessed at, and not lost', () => {
    const draft = draftOf({ ...ring, agentNumber: ['1', '2'], customerNumber: { a: 1 } });
    expect([draft.agentNumber, draft.customerNumber]).toEqual([null, null]);
    expect(draft.data).toMatchObject({ agentNumber: ['1', '2'], customerNumber: { a: 1 } });
  });

  test('a JSON text within the body brings in neither a prototype nor an abyss', () => {
    const draft = draftOf({ ...ring, extras: '{"__proto__":{"vip":true},"a":{"__proto__":{"b":1},"c":2}}' });
    expect(draft.data['extras']).toEqual({ a: { c: 2 } });
    const body = JSON.parse(JSON.stringify(ring).replace('{', '{"__proto__":{"vip":true},'));
    expect(Object.getOwnPropertyNames(draftOf(body).data)).not.toContain('__proto__');
    const deep = `{"a":${'['.repeat(40)}${']'.repeat(40)}}`;
    expect(draftOf({ ...ring, extras: deep }).data['extras']).toBe(deep);
    const abyss = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(draftOf({ ...ring, extras: abyss }).data['extras']).toBe(abyss);
    const parsedAbyss: unknown = JSON.parse(abyss);
    const everywhere = Object.fromEntries(Object.keys(cdr).map((name) => [name, parsedAbyss]));
    expect(() => moorV7.normalise({ ...everywhere, pushType: 'cdr', content: parsedAbyss }, 0, settings)).not.toThrow();
  });
});

describe('outcome of a cdr', () => {
  test.each([
    ['ANSWER', '', 'answered'],
    ['CALL_TRANSFER', '', 'transferred'],
    ['AGENT_NO_ANSWER', '', 'missed'],
    ['QUEUE_ABANDON', '', 'abandoned'],
    ['IVR', '', 'abandoned'],
    ['CUSTOMER_NO_ANSWER', '', 'no-answer'],
    ['CUSTOMER_NO_ANSWER', 'forbidden', 'failed'],
    ['', 'serviceUnavailable', 'failed'],
    ['SOMETHING_NEW', '', 'unknown'],
    ['SOMETHING_NEW', 'unknow', 'failed'],
    ['ANSWER', 'cancel', 'answered'],
    ['AGENT_NO_ANSWER', 'requestTimeout', 'missed'],
    ['QUEUE_ABANDON', 'cancel', 'abandoned'],
  ])('%s with failureReason "%s" is %s', (status, failureReason, outcome) => {
    expect(draftOf({ ...cdr, status, failureReason }).data['record']).toMatchObject({ outcome });
  });

  test('an inbound record takes ring from the agent, an outbound one from the customer', () => {
    const times = { agentRingDuration: 7, customerRingDuration: 3, agentStartTime: '2021-05-08 14:39:30' };
    expect(draftOf({ ...cdr, ...times, callType: 'incoming' }).data['record']).toMatchObject({
      ringSeconds: 7,
      ringingAt: '2021-05-08T06:39:30.000Z',
    });
    expect(draftOf({ ...cdr, ...times }).data['record']).toMatchObject({ ringSeconds: 3 });
  });

  test('the end is endTime, else hangupTime; the recording the mixed file, else the double track', () => {
    const draft = draftOf({ ...cdr, endTime: '', recordFileUrl: '', doubleTrackFileUrl: 'https://a.example/d.mp3' });
    expect(draft.at).toBe('2021-05-08T06:39:47.000Z');
    expect(draft.data['record']).toMatchObject({ endedAt: draft.at, recordingUrl: 'https://a.example/d.mp3' });
    expect(draftOf({ ...cdr, endTime: '', hangupTime: '' }).at).toBeNull();
  });
});
