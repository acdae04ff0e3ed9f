import { describe, expect, test } from 'vitest';
import { draftOf } from './fixtures/drafts.ts';
import { readFixture } from './fixtures/read.ts';
import { tel4vn } from './index.ts';

const ringing = readFixture('ringing');
const cdr = readFixture('cdr');

test.each(['missed', 'cdr_autocall', 'create', '', undefined, 'toString'])('a state that the page does not have (%j) is kept whole', (state) => {
  const body = { ...ringing, state, queue: ['a'] };
  expect(draftOf(body)).toMatchObject({
    kind: 'unrecognized',
    at: null,
    callId: ringing['call_id'],
    direction: 'inbound',
    agentNumber: '101',
    customerNumber: '0899888999',
    data: { raw: body },
  });
});

test('of a state that the page does not have, every field tells one event from another', () => {
  const missed = { ...ringing, state: 'missed' };
  expect(draftOf({ ...missed, reason: 'busy' }).providerEventId).not.toBe(draftOf({ ...missed, reason: 'timeout' }).providerEventId);
  expect(draftOf({ ...missed }).providerEventId).toBe(draftOf(missed).providerEventId);
});

describe('what no hook looks like is refused in plain words', () => {
  const blank = Object.fromEntries(Object.keys(cdr).map((name) => [name, 'null']));
  test.each([null, undefined, 'text', 7, [], [ringing], {}, { foo: 'bar' }, { call_id: '', state: ' ' }, blank])('%j', (body) => {
    const result = tel4vn.normalise(body, 0, { timeZone: 'Asia/Ho_Chi_Minh', values: {} });
    expect(result).toMatchObject({ ok: false, failure: { code: 'not-tel4vn' } });
  });
});

describe('fields', () => {
  test('absent, empty and the text "null" are null', () => {
    for (const blank of [undefined, null, '', ' ', 'null']) {
      const draft = draftOf({ ...ringing, domain: blank, application: blank, hotline: blank, to_number: blank, sip_call_id: blank });
      expect([draft.account, draft.callType, draft.trunkNumber, draft.agentNumber]).toEqual([null, null, null, null]);
      expect(draft.data).toEqual({ domain: null, application: null, sip_call_id: null });
    }
  });

  test('numbers keep their digits, and the domain is cut', () => {
    const draft = draftOf({ ...ringing, from_number: '+84899888999', to_number: '101@test.tel4vn.com', hotline: 19001919 });
    expect([draft.customerNumber, draft.agentNumber, draft.trunkNumber]).toEqual(['+84899888999', '101', '19001919']);
  });

  test('what has no place is kept under its own name, also where it is of the wrong sort', () => {
    const draft = draftOf({ ...ringing, from_number: ['1', '2'], queue_name: 'Sales', duration: 'long' });
    expect(draft.customerNumber).toBeNull();
    expect(draft.data).toMatchObject({ from_number: ['1', '2'], queue_name: 'Sales', duration: 'long' });
  });
});

describe('outcome of a cdr', () => {
  test.each([
    ['answered', 'answered', 'answered'],
    ['ANSWERED', 'answered', 'answered'],
    ['NO ANSWER', 'missed', 'no-answer'],
    ['no_answer', 'missed', 'no-answer'],
    ['missed', 'missed', 'no-answer'],
    ['busy', 'missed', 'no-answer'],
    ['CANCEL', 'abandoned', 'no-answer'],
    ['cancelled', 'abandoned', 'no-answer'],
    ['failed', 'failed', 'failed'],
    ['voicemail', 'missed', 'no-answer'],
    ['hangup', 'unknown', 'unknown'],
    ['', 'unknown', 'unknown'],
  ])('%s with nobody talking is %s inbound and %s outbound', (status, inbound, outbound) => {
    for (const [direction, outcome] of Object.entries({ inbound, outbound })) {
      expect(draftOf({ ...cdr, status, direction, billsec: 0 }).data['record']).toMatchObject({ outcome, talkSeconds: 0, ringSeconds: 10 });
    }
  });

  test.each(['', 'no answer', 'hangup', 'đã nghe'])('two sides that were connected talked, whatever the word (%s)', (status) => {
    expect(draftOf({ ...cdr, status, billsec: '1' }).data['record']).toMatchObject({ outcome: 'answered' });
  });

  test('a mailbox is nobody', () => {
    expect(draftOf({ ...cdr, status: 'voicemail' }).data['record']).toMatchObject({ outcome: 'missed', talkSeconds: 5 });
  });

  test.each([
    [undefined, 5, null],
    [10, undefined, null],
    [4, 5, null],
    [10.3, 5.1, 5.2],
    ['7', '7', 0],
  ])('it rang for duration %j less billsec %j: %j s', (duration, billsec, ringSeconds) => {
    expect(draftOf({ ...cdr, duration, billsec }).data['record']).toMatchObject({ ringSeconds });
  });
});
