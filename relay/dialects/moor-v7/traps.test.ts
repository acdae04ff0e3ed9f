import { describe, expect, test } from 'vitest';
import { foldCall } from '../../../src/shared/contract/call.ts';
import { danpingEventSchema } from '../../../src/shared/contract/event.ts';
import { statusOfNumber } from './agent-status.ts';
import { draftOf, draftsOf } from './fixtures/drafts.ts';
import { fixtureNames, readFixture, readFixtureText } from './fixtures/read.ts';

const ring = readFixture('dialout-ring');
const cdr = readFixture('cdr');

describe('the traps of the V7 page', () => {
  test('statusTime is epoch seconds in call events and a local date-time in login, logout and cdr', () => {
    const at = '2021-05-08T06:39:37.000Z';
    const writings = ['1620455977', 1620455977, '1620455977000', 1620455977000, '2021-05-08 14:39:37'];
    expect(writings.map((statusTime) => draftOf({ ...ring, statusTime }).at)).toEqual(writings.map(() => at));
    expect(draftOf({ ...ring, statusTime: '1620455977' }).data).not.toHaveProperty('statusTime');
  });

  test.each(['yesterday', '2021-02-30 10:00:00', '2021-05-08 24:00:00', '0000-00-00 00:00:00', '16204559', '-1'])(
    'a statusTime that nobody can read (%s) is no time, and its text is kept',
    (statusTime) => {
      const draft = draftOf({ ...ring, statusTime });
      expect(draft.at).toBeNull();
      expect(draft.data['statusTime']).toBe(statusTime);
    },
  );

  test("the link example is wrapped and has no pushType: the wrapper's id is the event's", () => {
    const draft = draftOf(readFixture('link-wrapped'));
    expect(draft.kind).toBe('call.answered');
    expect(draft.providerEventId).toBe('92fe6e957421411c9343fdef75411ca1');
    expect(draft.data).not.toHaveProperty('uniqueId');
  });

  test('an event id inside the wrapper comes before that of the wrapper, which is kept', () => {
    const draft = draftOf({ content: ring, uniqueId: 'of-the-wrapper' });
    expect(draft).toEqual({ ...draftOf(ring), data: { ...draftOf(ring).data, uniqueId: 'of-the-wrapper' } });
  });

  test.each(fixtureNames.filter((name) => name !== 'link-wrapped'))('%s in a wrapper says the same', (name) => {
    const body = readFixture(name);
    expect(draftsOf({ content: body })).toEqual(draftsOf(body));
    expect(draftsOf({ content: JSON.stringify(body) })).toEqual(draftsOf(body));
  });

  test('the incoming hangup lacks a comma: that very text is no JSON, with the comma it is read', () => {
    const text = readFixtureText('incoming-hangup.txt');
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    const mended = text.replace('"默认坐席"', '"默认坐席",');
    expect(mended).toBe(readFixtureText('incoming-hangup-with-comma.json'));
  });

  test('the incoming hangup names its call twice: callUniqueId is the call, superUniqueId is related', () => {
    const body = readFixture('incoming-hangup-with-comma');
    const draft = draftOf(body);
    expect([draft.callId, draft.relatedCallIds]).toEqual(['403344537650466816', ['393928840994361344']]);
    expect(draft.data['superUniqueId']).toBe('393928840994361344');

    const same = draftOf({ ...body, superUniqueId: body['callUniqueId'] });
    expect([same.relatedCallIds, same.data]).toEqual([[], {}]);

    const alone = draftOf({ ...body, callUniqueId: '' });
    expect([alone.callId, alone.relatedCallIds, alone.data]).toEqual(['393928840994361344', [], { superUniqueId: '393928840994361344' }]);
  });

  test('the "incoming ring" example is a callStatus of an outbound call that is being dialled', () => {
    const drafts = draftsOf(readFixture('incoming-ring'));
    expect(drafts.map(({ kind, part, direction }) => ({ kind, part, direction }))).toEqual([
      { kind: 'agent.status', part: 'agent', direction: 'outbound' },
      { kind: 'call.dialing', part: 'call', direction: 'outbound' },
    ]);
  });

  test('extras is empty, an object, or a JSON text of one', () => {
    const order = { orderNo: 'X9', vip: { level: 2 } };
    const readings = ['', 'null', null, order, JSON.stringify(order), 'order X9', '[1'];
    const found = readings.map((extras) => draftOf({ ...ring, extras }).data['extras']);
    expect(found).toEqual([null, null, null, order, order, 'order X9', '[1']);
  });

  test('satisfyKeys is documented as a text and sent as a list', () => {
    const found = [[], '[]', '', ['1', '5'], '["1","5"]', '1'].map((keys) => draftOf({ ...cdr, satisfyKeys: keys }).data['satisfyKeys']);
    expect(found).toEqual([[], [], null, ['1', '5'], ['1', '5'], ['1']]);
  });

  test('cdr is documented as texts and sends numbers too: both are numbers', () => {
    const names = ['bridgeDuration', 'agentRingDuration', 'totalDuration', 'waitDuration', 'sipCode'];
    const asTexts = Object.fromEntries(names.map((name) => [name, String(cdr[name])]));
    expect(draftOf({ ...cdr, ...asTexts })).toEqual(draftOf(cdr));
    expect(draftOf(cdr).data).toMatchObject({ bridgeDuration: 5, agentRingDuration: 5, totalDuration: 15, sipCode: 200 });
  });

  test('keys pressed after the call, and the legs of the bill, stand in the record whatever they were written in', () => {
    const satisfied = ['["1","5"]', ['1', '5']].map((satisfyKeys) => draftOf({ ...cdr, satisfyKeys, satisfyStartTime: '2021-05-08 14:39:47' }).data['record']);
    const said = { keys: ['1', '5'], startedAt: '2021-05-08T06:39:47.000Z', endedAt: null };
    expect(satisfied).toMatchObject([{ satisfaction: said }, { satisfaction: said }]);
    for (const billCalls of [['no columns', 7, {}], ['a|b|c|d|e|f|g'], { a: 1 }]) {
      expect(draftOf({ ...cdr, billCalls }).data).toMatchObject({ billCalls, record: { billedLegs: [] } });
    }
  });

  test('cdr fields that no table has are kept: cdrType, billCalls, applicationId, agentAreaCode', () => {
    const { cdrType, billCalls, applicationId, agentAreaCode } = draftOf({ ...cdr, applicationId: 'app-1' }).data;
    expect([cdrType, applicationId, agentAreaCode]).toEqual(['callRecord', 'app-1', '010']);
    expect(billCalls).toEqual(cdr['billCalls']);
    expect(draftOf({ ...cdr, agentAreacode: '010' }).data).toMatchObject({ agentAreacode: '010', agentAreaCode: '010' });
  });

  test('callType of a cdr tells the direction as everywhere', () => {
    expect([draftOf(cdr).callType, draftOf(cdr).direction]).toEqual(['dialout', 'outbound']);
    expect(draftOf({ ...cdr, callType: 'incoming' }).direction).toBe('inbound');
    expect(draftOf({ ...cdr, callType: 'callRecord' })).toMatchObject({ callType: 'callRecord', direction: null });
  });

  test('status numbers: 0 to 9 as in the table, all others custom', () => {
    const table = ['idle', 'busy', 'dialing', 'ringing', 'talking', 'wrap-up', 'held', 'muted', 'disconnected', 'invalid'];
    expect(table.map((_, number) => statusOfNumber(number))).toEqual(table);
    expect([10, 99, 100, 101, 4711].map(statusOfNumber)).toEqual(['custom', 'custom', 'custom', 'custom', 'custom']);
  });

  test('the status number is trusted, the name kept as sent', () => {
    const [status] = draftsOf({ ...readFixture('call-status-link'), statusNumber: 101, statusName: '空闲' });
    expect(status?.data).toMatchObject({ status: 'custom', statusNumber: 101, statusName: '空闲' });
  });

  test.each(['', 'four', '-1', '4.5', true, [4]])('a callStatus whose number cannot be read (%j) tells its call only', (statusNumber) => {
    const body = { ...readFixture('call-status-link'), statusNumber };
    const draft = draftOf(body);
    expect([draft.kind, draft.part, draft.data['statusName']]).toEqual(['call.answered', null, '通话中']);
    expect(draft.data['statusNumber']).toEqual(statusNumber === '' ? null : statusNumber);
    expect(draftOf({ ...body, callEvent: '' })).toMatchObject({ kind: 'unrecognized', data: { raw: { statusNumber } } });
  });

  test('one call gives several pushes for the same moment: two event ids, one call', () => {
    const twin = { ...ring, eventUniqueId: 'another', pushType: 'callStatus', statusName: '振铃', statusNumber: '3' };
    const drafts = [...draftsOf(ring), ...draftsOf(twin)];
    expect(new Set(drafts.map((draft) => draft.providerEventId)).size).toBe(2);
    const events = drafts.map((draft, index) =>
      danpingEventSchema.parse({
        ...draft,
        seq: index + 1,
        id: `main:${index}`,
        source: 'main',
        dialect: 'moor-v7',
        receivedAt: '2021-05-08T06:39:38.000Z',
      }),
    );
    expect(foldCall(events)?.legs).toHaveLength(1);
  });

  test('a groupIdList of [""] is empty', () => {
    const { groupIdList, groupNameList } = draftOf(readFixture('dialout-hangup')).data;
    expect([groupIdList, groupNameList]).toEqual([[], []]);
  });

  test('whether a repeat keeps its eventUniqueId is not documented: without one no id is made up', () => {
    const { eventUniqueId: _, ...anonymous } = ring;
    expect(draftOf(anonymous)).toEqual({ ...draftOf(ring), providerEventId: null });
    expect(draftOf({ ...cdr, eventUniqueId: '', uniqueId: 'of-the-record' })).toMatchObject({
      providerEventId: null,
      data: { uniqueId: 'of-the-record' },
    });
  });

  test('two examples share one eventUniqueId: account, agent and kind tell them apart', () => {
    const [, dialing] = draftsOf(readFixture('incoming-ring'));
    const hangup = draftOf(readFixture('incoming-hangup-with-comma'));
    expect(dialing?.providerEventId).toBe(hangup.providerEventId);
    expect([dialing?.account, dialing?.agentNumber, dialing?.kind]).toEqual(['20000153', '20001', 'call.dialing']);
    expect([hangup.account, hangup.agentNumber, hangup.kind]).toEqual(['2000100', '2000', 'call.ended']);
  });

  test('the wrapped link is of another account and agent and has no callUniqueId: superUniqueId names the call', () => {
    const { account, agentNumber, callId } = draftOf(readFixture('link-wrapped'));
    expect([account, agentNumber, callId]).toEqual(['2100147', '1121', '393928840994361344']);
  });

  test('content.segments is speech recognition, never a link event', () => {
    const content = { callEvent: 'link', agentNumber: '1', segments: [{ beginTime: 0, endTime: 900, channelId: 0, text: '您好' }] };
    const failure = { ...readFixture('media-failreason'), content };
    expect(draftOf(failure)).toMatchObject({ kind: 'call.failed', agentNumber: '2001', data: { content } });
    expect(draftOf({ ...failure, content: JSON.stringify(content) })).toEqual(draftOf(failure));
    expect(draftOf({ accountId: '1', content })).toMatchObject({ kind: 'unrecognized', agentNumber: null });
  });

  test('logoutType offline with offlineType: both stay readable', () => {
    const draft = draftOf({ ...readFixture('logout'), logoutType: 'offline', offlineType: 'PSTN' });
    expect(draft.data).toEqual({ pushType: 'logout', logoutType: 'offline', offlineType: 'PSTN' });
  });

  test('cdr also tells voicemail, satisfaction keys and each leg', () => {
    const voicemail = { status: 'QUEUE_ABANDON', recordType: 'voiceMail', recordFileUrl: '', voiceMailUrl: 'https://a.example/v.mp3' };
    const draft = draftOf({ ...cdr, ...voicemail, satisfyKeys: ['5'] });
    expect(draft.data).toMatchObject({
      recordType: 'voiceMail',
      satisfyKeys: ['5'],
      billCalls: cdr['billCalls'],
      record: { outcome: 'abandoned', recordingUrl: null, voicemailUrl: 'https://a.example/v.mp3' },
    });
  });

  test('a transferred call has a new callUniqueId: relativeCallUniqueId names the one before', () => {
    const draft = draftOf({ ...cdr, callUniqueId: 'new', relativeCallUniqueId: 'old' });
    expect([draft.callId, draft.relatedCallIds]).toEqual(['new', ['old']]);
  });
});
