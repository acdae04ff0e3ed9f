import { describe, expect, test } from 'vitest';
import { draftOf, draftsOf } from './fixtures/drafts.ts';
import { readFixture } from './fixtures/read.ts';

/** The call that most examples of the page tell of. */
const documentedCall = {
  account: '20000153',
  callId: '403344537650466816',
  relatedCallIds: [],
  direction: 'outbound',
  callType: 'dialout',
  customerNumber: '17319132391',
  displayNumber: '01081400192',
  trunkNumber: null,
  agentNumber: '20001',
  agentName: 'sc的坐席',
  part: null,
};

describe('call events of the page', () => {
  test('外呼振铃: dialoutRing', () => {
    expect(draftsOf(readFixture('dialout-ring'))).toEqual([
      {
        ...documentedCall,
        providerEventId: '8757e994f19040749c5b194faaf21c78',
        kind: 'call.ringing',
        at: '2021-05-08T06:39:37.000Z',
        data: { pushType: 'dialoutRing', extras: null },
      },
    ]);
  });

  test('外呼挂机: dialoutHangup', () => {
    expect(draftsOf(readFixture('dialout-hangup'))).toEqual([
      {
        ...documentedCall,
        providerEventId: '372e1067da2c40248d8f24425f2f5273',
        kind: 'call.ended',
        at: '2021-05-08T06:39:47.000Z',
        data: { pushType: 'dialoutHangup', extras: null, groupIdList: [], groupNameList: [] },
      },
    ]);
  });

  test('来电挂机, with the comma that the page forgot', () => {
    expect(draftsOf(readFixture('incoming-hangup-with-comma'))).toEqual([
      {
        providerEventId: 'e454d40def4d47ee9d7a76aba5d6cbb7',
        account: '2000100',
        callId: '403344537650466816',
        relatedCallIds: ['393928840994361344'],
        direction: 'inbound',
        callType: 'incoming',
        customerNumber: '17319132391',
        displayNumber: null,
        trunkNumber: '01080455499',
        agentNumber: '2000',
        agentName: '默认坐席',
        kind: 'call.ended',
        at: '2020-12-14T11:12:35.000Z',
        part: null,
        data: { superUniqueId: '393928840994361344' },
      },
    ]);
  });

  test('用户接通, in its wrapper', () => {
    expect(draftsOf(readFixture('link-wrapped'))).toEqual([
      {
        providerEventId: '92fe6e957421411c9343fdef75411ca1',
        account: '2100147',
        callId: '393928840994361344',
        relatedCallIds: [],
        direction: 'outbound',
        callType: 'dialout',
        customerNumber: '15201277786',
        displayNumber: '02258834811',
        trunkNumber: null,
        agentNumber: '1121',
        agentName: '1121',
        kind: 'call.answered',
        at: '2021-03-25T02:07:44.000Z',
        part: null,
        data: { extras: null, superUniqueId: '393928840994361344' },
      },
    ]);
  });

  test('媒体识别挂机原因: mediaFailreason', () => {
    expect(draftsOf(readFixture('media-failreason'))).toEqual([
      {
        providerEventId: '88c15955242645b485e902ec077acc52',
        account: '20000153',
        callId: '403381132931895296',
        relatedCallIds: [],
        direction: null,
        callType: null,
        customerNumber: null,
        displayNumber: null,
        trunkNumber: null,
        agentNumber: '2001',
        agentName: null,
        kind: 'call.failed',
        at: null,
        part: null,
        data: {
          pushType: 'mediaFailreason',
          preMediaFailureReason: 'onThePhone',
          preMediaCode: 15,
          preMediaKeyWord: '正在通话',
        },
      },
    ]);
  });
});

describe('one push, two events: the agent first, then the call', () => {
  test.each([
    ['incoming-ring', 'e454d40def4d47ee9d7a76aba5d6cbb7', '2021-05-08T06:39:32.000Z', 'dialing', 2, '呼叫中', 'call.dialing'],
    ['call-status-link', 'fbc13d07ddff4649bc1ca6d636a915b4', '2021-05-08T06:39:42.000Z', 'talking', 4, '通话中', 'call.answered'],
    ['call-status-hangup', '9a25c35ab7fe4adebb2c1462ca15635e', '2021-05-08T06:39:47.000Z', 'wrap-up', 5, '整理', 'call.ended'],
  ] as const)('坐席状态变化: %s', (fixture, providerEventId, at, status, statusNumber, statusName, kind) => {
    const common = { ...documentedCall, providerEventId, at };
    expect(draftsOf(readFixture(fixture))).toEqual([
      {
        ...common,
        kind: 'agent.status',
        part: 'agent',
        data: { pushType: 'callStatus', extras: null, status, statusNumber, statusName },
      },
      { ...common, kind, part: 'call', data: { pushType: 'callStatus', extras: null } },
    ]);
  });
});

describe('电话条登陆状态', () => {
  const documentedAgent = {
    account: '2000103',
    callId: null,
    relatedCallIds: [],
    direction: null,
    callType: null,
    customerNumber: null,
    displayNumber: null,
    trunkNumber: null,
    agentNumber: '9998',
    part: null,
  };

  test('login', () => {
    expect(draftsOf(readFixture('login'))).toEqual([
      {
        ...documentedAgent,
        providerEventId: 'bf6dc33761c34272800c7c8256f53c5a',
        agentName: 'XXX',
        kind: 'agent.login',
        at: '2021-07-22T10:06:48.000Z',
        data: { pushType: 'login', loginType: 'PSTN' },
      },
    ]);
  });

  test('logout', () => {
    expect(draftsOf(readFixture('logout'))).toEqual([
      {
        ...documentedAgent,
        providerEventId: '1278cc942e7544858b36a4588880e24a',
        agentName: 'XX',
        kind: 'agent.logout',
        at: '2021-07-22T10:06:55.000Z',
        data: { pushType: 'logout', logoutType: 'normal' },
      },
    ]);
  });
});

describe('通话记录: cdr', () => {
  const body = readFixture('cdr');
  const draft = draftOf(body);

  test('the envelope', () => {
    const { data: _, ...envelope } = draft;
    expect(envelope).toEqual({
      ...documentedCall,
      account: '2100147',
      providerEventId: '0db0948a14ea4b7eaa719f1f2501d142',
      kind: 'call.record',
      at: '2021-05-08T06:39:47.000Z',
    });
  });

  test('what every dialect tells alike', () => {
    expect(draft.data['record']).toEqual({
      outcome: 'answered',
      startedAt: '2021-05-08T06:39:32.000Z',
      ringingAt: '2021-05-08T06:39:37.000Z',
      answeredAt: '2021-05-08T06:39:42.000Z',
      endedAt: '2021-05-08T06:39:47.000Z',
      ringSeconds: 5,
      talkSeconds: 5,
      queueName: null,
      customerName: null,
      recordingUrl: body['recordFileUrl'],
      voicemailUrl: body['voiceMailUrl'],
      continuesCallId: null,
      ivrName: null,
      ivrEnteredAt: null,
      queueJoinedAt: null,
      waitSeconds: null,
      hungUpBy: 'agent',
      satisfaction: null,
      billedLegs: [
        {
          party: 'agent',
          number: '18519117865',
          agentNumber: '20001',
          startedAt: '2021-05-08T06:39:32.000Z',
          answeredAt: '2021-05-08T06:39:37.000Z',
          endedAt: '2021-05-08T06:39:47.000Z',
        },
        {
          party: 'customer',
          number: '17319132391',
          agentNumber: null,
          startedAt: '2021-05-08T06:39:37.000Z',
          answeredAt: '2021-05-08T06:39:42.000Z',
          endedAt: '2021-05-08T06:39:47.000Z',
        },
      ],
    });
  });

  test('every other field under the name of the page: times in UTC, durations as numbers, the rest as sent', () => {
    const inTheEnvelope = ['accountId', 'agentName', 'agentNumber', 'callType', 'callUniqueId', 'customerNumber'];
    const placed = new Set([...inTheEnvelope, 'displayNumber', 'eventUniqueId', 'trunkNumber']);
    const times = {
      agentAnswerTime: '2021-05-08T06:39:37.000Z',
      agentStartTime: '2021-05-08T06:39:32.000Z',
      bridgeTime: '2021-05-08T06:39:42.000Z',
      createTime: '2021-05-08T06:39:48.000Z',
      customerAnswerTime: '2021-05-08T06:39:42.000Z',
      customerStartTime: '2021-05-08T06:39:37.000Z',
      endTime: '2021-05-08T06:39:47.000Z',
      hangupTime: '2021-05-08T06:39:47.000Z',
      saveTime: '2021-05-08T06:39:48.000Z',
      startTime: '2021-05-08T06:39:32.000Z',
      systemAnswerTime: '2021-05-08T06:39:37.000Z',
    };
    const asSent = Object.entries(body).filter(([name]) => !placed.has(name));
    const expected = Object.fromEntries(asSent.map(([name, value]) => [name, value === '' ? null : value]));
    const { record: _, ...rest } = draft.data;
    expect(rest).toEqual({ ...expected, ...times });
  });
});
