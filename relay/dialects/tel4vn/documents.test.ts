import { describe, expect, test } from 'vitest';
import { callRecordSchema } from '../../../src/shared/contract/call-record.ts';
import { draftOf } from './fixtures/drafts.ts';
import { readFixture } from './fixtures/read.ts';
import { noRecordDetails } from '../../../src/shared/contract/call-record.ts';

test('the page’s only example: a hangup whose sides contradict the table', () => {
  expect(draftOf(readFixture('event-hook'))).toEqual({
    providerEventId: expect.stringMatching(/^avavavav-1111-2222-3333-eeeeeeee:hangup:[\w-]{16}$/),
    part: null,
    legsHaveOwnCallIds: true,
    account: 'test.tel4vn.com',
    kind: 'call.ended',
    at: null,
    callId: 'avavavav-1111-2222-3333-eeeeeeee',
    relatedCallIds: [],
    direction: 'outbound',
    callType: null,
    customerNumber: '101',
    displayNumber: null,
    trunkNumber: '19001919',
    agentNumber: '0899888999',
    agentName: null,
    otherReading: { agentNumber: '101', customerNumber: '0899888999' },
    data: {
      sip_call_id: 'dddddddd-1111-2222-3333-eeeeeeee',
      domain: 'test.tel4vn.com',
      duration: 10,
      billsec: 5,
      recording_url: 'http://recording.demo/ad4c9b90-c071-405a-9723-980d2e5e1623',
    },
  });
});

describe('one call by the page’s table', () => {
  const call = {
    part: null,
    legsHaveOwnCallIds: true,
    account: 'test.tel4vn.com',
    callId: '6f1c0a52-8d1e-4a57-9c53-0b1f6b0e7a11',
    relatedCallIds: [],
    direction: 'inbound',
    callType: 'dial',
    customerNumber: '0899888999',
    displayNumber: null,
    trunkNumber: '19001919',
    agentNumber: '101',
    agentName: null,
    otherReading: { agentNumber: '0899888999', customerNumber: '101' },
  };
  const kept = { application: 'dial', sip_call_id: '3c2b9d70-51aa-4b1c-8f0e-6d2f4f7c9b22', domain: 'test.tel4vn.com' };
  const startedAt = '2026-11-20T02:21:31.000Z';
  const answeredAt = '2026-11-20T02:21:36.000Z';
  const endedAt = '2026-11-20T02:21:41.000Z';
  const idOf = (state: string) => expect.stringMatching(new RegExp(`^${call.callId}:${state}:[\\w-]{16}$`));

  test('ringing, at time_started', () => {
    expect(draftOf(readFixture('ringing'))).toEqual({
      ...call,
      providerEventId: idOf('ringing'),
      kind: 'call.ringing',
      at: startedAt,
      data: kept,
    });
  });

  test('answered, at time_answered', () => {
    expect(draftOf(readFixture('answered'))).toEqual({
      ...call,
      providerEventId: idOf('answered'),
      kind: 'call.answered',
      at: answeredAt,
      data: { ...kept, time_started: startedAt },
    });
  });

  test('hangup, at time_ended', () => {
    expect(draftOf(readFixture('hangup'))).toEqual({
      ...call,
      providerEventId: idOf('hangup'),
      kind: 'call.ended',
      at: endedAt,
      data: { ...kept, duration: 10, billsec: 5, time_started: startedAt, time_answered: answeredAt },
    });
  });

  test('cdr, at time_ended, with the record that every dialect tells alike and what to match it by', () => {
    const draft = draftOf(readFixture('cdr'));
    const recordingUrl = 'http://recording.demo/ad4c9b90-c071-405a-9723-980d2e5e1623';
    expect(draft).toEqual({
      ...call,
      providerEventId: idOf('cdr'),
      kind: 'call.record',
      at: endedAt,
      data: {
        ...kept,
        status: 'answered',
        duration: 10,
        billsec: 5,
        recording_url: recordingUrl,
        time_started: startedAt,
        time_answered: answeredAt,
        time_ended: endedAt,
        record: {
          outcome: 'answered',
          startedAt,
          ringingAt: null,
          answeredAt,
          endedAt,
          ringSeconds: 5,
          talkSeconds: 5,
          queueName: null,
          customerName: null,
          recordingUrl,
          voicemailUrl: null,
          ...noRecordDetails,
        },
        match: { customerNumber: '0899888999', numbers: ['0899888999', '101'], hotline: '19001919', startedAt, endedAt },
      },
    });
    expect(callRecordSchema.strict().safeParse(draft.data['record']).error).toBeUndefined();
  });
});
