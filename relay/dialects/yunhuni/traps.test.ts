import { describe, expect, test } from 'vitest';
import { draftOf } from './fixtures/drafts.ts';
import { readFixture } from './fixtures/read.ts';

const playEnd = readFixture('ivr-play-end');
const joined = readFixture('conf-joined');
const ended = readFixture('conf-end');

describe('the traps of the two pages', () => {
  test('a 时间戳 has no unit: seconds, milliseconds, ISO 8601 and local date-times are one moment', () => {
    const at = '2017-03-06T02:00:12.000Z';
    const writings = [1488765612, '1488765612', 1488765612000, '1488765612000', at, '2017-03-06T10:00:12+08:00', '2017-03-06 10:00:12'];
    expect(writings.map((end_time) => draftOf({ ...playEnd, end_time }).at)).toEqual(writings.map(() => at));
    expect(writings.map((end_time) => draftOf({ ...playEnd, end_time }).data['end_time'])).toEqual(writings.map(() => at));
  });

  test('a local date-time is by the clock of the source', () => {
    expect(draftOf({ ...playEnd, end_time: '2017-03-06 10:00:12' }, 'Asia/Ho_Chi_Minh').at).toBe('2017-03-06T03:00:12.000Z');
  });

  test.each(['yesterday', '2017-02-30 10:00:00', '0', '-1', { seconds: 1 }])('a time that nobody can read (%j) is no time, and is kept', (end_time) => {
    const draft = draftOf({ ...playEnd, end_time });
    expect([draft.at, draft.data['end_time']]).toEqual([null, end_time]);
  });

  test('an end without its end time is at no time: its begin is not its end', () => {
    expect(draftOf({ ...playEnd, end_time: null })).toMatchObject({ at: null, data: { begin_time: '2017-03-06T02:00:04.000Z' } });
  });

  test.each([undefined, null, '', ' ', 'null'])('an error that is %j is none', (error) => {
    expect(draftOf({ ...playEnd, error }).data['error']).toBeNull();
    expect(draftOf({ ...ended, error }).data).toMatchObject({ error: null, failed: false });
  });

  test('an error is a text, whatever was sent as one', () => {
    const errors = ['timeout', ' timeout ', 408, { code: 408 }];
    expect(errors.map((error) => draftOf({ ...playEnd, error }).data['error'])).toEqual(['timeout', 'timeout', '408', { code: 408 }]);
  });

  test('conf.end with an error is of a conference that never came to be, whichever way its times are missing', () => {
    const failed = readFixture('conf-end-failed');
    for (const blank of [undefined, null, '', 'null']) {
      const draft = draftOf({ ...failed, begin_time: blank, end_time: blank });
      expect(draft).toEqual(draftOf(failed));
      expect([draft.at, draft.data['failed']]).toEqual([null, true]);
    }
  });

  test('a failed step of the IVR has not failed as a whole', () => {
    expect(draftOf({ ...readFixture('ivr-dial-end'), error: 'no answer' }).data).not.toHaveProperty('failed');
  });

  test("user_data is the customer's own text, to the letter", () => {
    const texts = [' order X9 ', '{"order":"X9"}', 'event=ivr.call_end&id=1', '1488765612', 'null and void', '[]'];
    expect(texts.map((user_data) => draftOf({ ...joined, user_data }).data['userData'])).toEqual(texts);
    expect(['null', '', null, undefined].map((user_data) => draftOf({ ...joined, user_data }).data['userData'])).toEqual([null, null, null, null]);
    expect(draftOf({ ...playEnd, user_data: 'X9' }).data).toMatchObject({ userData: 'X9' });
    expect(draftOf(playEnd).data).not.toHaveProperty('userData');
  });

  test('an event without a subaccount is of the main account', () => {
    expect([undefined, null, '', 'null'].map((subaccount_id) => draftOf({ ...playEnd, subaccount_id }).account)).toEqual([null, null, null, null]);
  });

  test('ivr events carry no number and no agent, even where a field looks like one', () => {
    const draft = draftOf({ ...playEnd, part_uri: '8001', from: '13812345678' });
    expect([draft.agentNumber, draft.customerNumber]).toEqual([null, null]);
    expect(draft.data).toMatchObject({ part_uri: '8001', from: '13812345678' });
  });
});

describe('part_uri is a number, whatever stands around it', () => {
  test.each([
    ['13812345678', '13812345678'],
    [13812345678, '13812345678'],
    ['+8613812345678', '+8613812345678'],
    ['057188990011', '057188990011'],
    ['8001@pbx.example', '8001'],
    ['sip:8001@pbx.example:5060;transport=udp', '8001'],
    ['SIPS:8001@pbx.example', '8001'],
    ['tel:+8613812345678;phone-context=example', '+8613812345678'],
    ['tel:057188990011', '057188990011'],
    ['<sip:8001@pbx.example>', '8001'],
    ['"Li Lei" <sip:8001@pbx.example;user=phone>', '8001'],
    ['+8613812345678', '+8613812345678'],
  ])('%s is %s', (part_uri, number) => {
    const draft = draftOf({ ...joined, part_uri });
    expect([draft.agentNumber, draft.customerNumber, draft.data['partUri']]).toEqual([number, null, String(part_uri)]);
  });

  test.each([['+8613812345678', '13812345678'], ['008613812345678', '13812345678'], ['+8657188990011', '057188990011']])('%s may be enrolled as %s', (part_uri, other) => {
    expect(draftOf({ ...joined, part_uri })).toMatchObject({ agentNumber: part_uri, otherReading: { agentNumber: other, customerNumber: null } });
    for (const plain of ['8001', other]) expect(draftOf({ ...joined, part_uri: plain })).not.toHaveProperty('otherReading');
  });

  test.each([undefined, null, '', 'null', '@pbx.example', 'sip:', 'sip:@pbx.example', 'null@pbx.example'])('%j is none', (part_uri) => {
    expect(draftOf({ ...joined, part_uri }).agentNumber).toBeNull();
  });
});

describe('nothing of a push is lost', () => {
  test('what no table knows stays under its own name', () => {
    const data = draftOf({ ...playEnd, cause: '16', call_id: 'other', ring_time: '1488765612', tags: ['a'], note: 'null' }).data;
    expect(data).toMatchObject({ cause: '16', call_id: 'other', ring_time: '2017-03-06T02:00:12.000Z', tags: ['a'], note: null });
    expect(draftOf({ ...playEnd, wait_time: 12, rounds: 3 }).data).toMatchObject({ wait_time: 12, rounds: 3 });
  });

  test('the fields of a table have one type, whichever way they came', () => {
    expect(draftOf({ ...playEnd, keys: 2, end_time: 0 }).data).toMatchObject({ keys: '2', end_time: '0' });
  });

  test('a value of the wrong sort is not guessed at, and kept', () => {
    const odd = { id: ['a'], call_id: { b: 1 }, part_uri: ['8001', '8002'], subaccount_id: true };
    const draft = draftOf({ ...joined, ...odd });
    expect([draft.providerEventId, draft.account, draft.callId, draft.agentNumber]).toEqual([null, null, null, null]);
    expect(draft.data).toMatchObject({ ...odd, conferenceId: null, partUri: null });
  });

  test('a field that bears one of our own names hides nothing and is not hidden', () => {
    const body = { ...ended, failed: 'theirs', conferenceId: 'theirs' };
    expect(draftOf(body).data).toMatchObject({ failed: false, conferenceId: ended['id'], raw: body });
  });
});
