import { describe, expect, test } from 'vitest';
import { draftOf } from './fixtures/drafts.ts';
import { readFixture } from './fixtures/read.ts';

const callId = '4028818a5a8e6c1d015a8e7f3b2c0011';
const conferenceId = '8a2bc67258f1d3a90158f1e04c7d0003';

/** What no table of the two pages names. */
const unnamed = {
  part: null,
  relatedCallIds: [],
  direction: null,
  callType: null,
  customerNumber: null,
  displayNumber: null,
  trunkNumber: null,
  agentName: null,
};
const ofCall = { ...unnamed, account: '402881f15a1b7d3f015a1b8064e20007', callId, agentNumber: null };
const ofConference = { ...unnamed, account: null, callId: null, agentNumber: null };
const ofMember = { ...ofConference, callId: '4028818a5a8e6c1d015a8e8216450017', agentNumber: '057188990011' };
const action = 'event_notify';

describe('IVR 事件', () => {
  test('呼叫结束: ivr.call_end', () => {
    expect(draftOf(readFixture('ivr-call-end'))).toEqual({
      ...ofCall,
      providerEventId: `ivr.call_end/${callId}/1488765600000/1488765604000/1488765787000`,
      kind: 'ivr.call_end',
      at: '2017-03-06T02:03:07.000Z',
      data: {
        action,
        begin_time: '2017-03-06T02:00:00.000Z',
        answer_time: '2017-03-06T02:00:04.000Z',
        end_time: '2017-03-06T02:03:07.000Z',
        end_by: 'usr',
        reason: 'NORMAL_CLEARING',
        error: null,
      },
    });
  });

  test('放音结束: ivr.play_end', () => {
    expect(draftOf(readFixture('ivr-play-end'))).toEqual({
      ...ofCall,
      providerEventId: `ivr.play_end/${callId}/1488765604000/1488765612000`,
      kind: 'ivr.play_end',
      at: '2017-03-06T02:00:12.000Z',
      data: { action, begin_time: '2017-03-06T02:00:04.000Z', end_time: '2017-03-06T02:00:12.000Z', error: null, keys: '2' },
    });
  });

  test('录音结束: ivr.record_end', () => {
    expect(draftOf(readFixture('ivr-record-end'))).toEqual({
      ...ofCall,
      providerEventId: `ivr.record_end/${callId}/1488765620000/1488765641000`,
      kind: 'ivr.record_end',
      at: '2017-03-06T02:00:41.000Z',
      data: {
        action,
        begin_time: '2017-03-06T02:00:20.000Z',
        end_time: '2017-03-06T02:00:41.000Z',
        error: null,
        record_files: '20170306/4028818a5a8e6c1d015a8e7f3b2c0011.wav',
        key: '#',
      },
    });
  });

  test('收码结束: ivr.get_end', () => {
    expect(draftOf(readFixture('ivr-get-end'))).toEqual({
      ...ofCall,
      providerEventId: `ivr.get_end/${callId}/1488765612000/1488765617000`,
      kind: 'ivr.get_end',
      at: '2017-03-06T02:00:17.000Z',
      data: { action, begin_time: '2017-03-06T02:00:12.000Z', end_time: '2017-03-06T02:00:17.000Z', error: null, key: '0571*#' },
    });
  });

  test.each([
    ['发码结束', 'ivr-put-end', 'ivr.put_end', ['1488765645000', '1488765646000'], ['02:00:45', '02:00:46']],
    ['拨号结束', 'ivr-dial-end', 'ivr.dial_end', ['1488765646000', '1488765658000'], ['02:00:46', '02:00:58']],
    ['连接结束', 'ivr-connect-end', 'ivr.connect_end', ['1488765658000', '1488765786000'], ['02:00:58', '02:03:06']],
  ] as const)('%s: %s', (_, name, kind, sent, [begin, end]) => {
    const at = `2017-03-06T${end}.000Z`;
    expect(draftOf(readFixture(name))).toEqual({
      ...ofCall,
      providerEventId: `${kind}/${callId}/${sent.join('/')}`,
      kind,
      at,
      data: { action, begin_time: `2017-03-06T${begin}.000Z`, end_time: at, error: null },
    });
  });

  test('连接建立: ivr.connect_begin', () => {
    expect(draftOf(readFixture('ivr-connect-begin'))).toEqual({
      ...ofCall,
      providerEventId: null,
      kind: 'ivr.connect_begin',
      at: null,
      data: { action, error: null },
    });
  });
});

describe('语音会议事件', () => {
  const userData = 'order=X9&客户=王女士';

  test('会议创建: conf.create.succ', () => {
    expect(draftOf(readFixture('conf-create-succ'))).toEqual({
      ...ofConference,
      providerEventId: `conf.create.succ/${conferenceId}/1488765660000`,
      kind: 'conference.created',
      at: '2017-03-06T02:01:00.000Z',
      data: { conferenceId, begin_time: '2017-03-06T02:01:00.000Z', userData },
    });
  });

  test('会议结束: conf.end', () => {
    expect(draftOf(readFixture('conf-end'))).toEqual({
      ...ofConference,
      providerEventId: `conf.end/${conferenceId}/1488765660000/1488765780000`,
      kind: 'conference.ended',
      at: '2017-03-06T02:03:00.000Z',
      data: {
        conferenceId,
        begin_time: '2017-03-06T02:01:00.000Z',
        end_time: '2017-03-06T02:03:00.000Z',
        error: null,
        failed: false,
        userData,
      },
    });
  });

  test('会议创建出错: conf.end of a conference that never came to be', () => {
    expect(draftOf(readFixture('conf-end-failed'))).toEqual({
      ...ofConference,
      providerEventId: null,
      kind: 'conference.ended',
      at: null,
      data: { conferenceId, begin_time: null, end_time: null, error: 'no conference resource left', failed: true, userData: null },
    });
  });

  test('加入会议: conf.joined', () => {
    expect(draftOf(readFixture('conf-joined'))).toEqual({
      ...ofMember,
      providerEventId: `conf.joined/${conferenceId}/4028818a5a8e6c1d015a8e8216450017/1488765663000`,
      kind: 'conference.joined',
      at: '2017-03-06T02:01:03.000Z',
      data: { conferenceId, join_time: '2017-03-06T02:01:03.000Z', partUri: '057188990011', userData: null },
    });
  });

  test('离开会议: conf.quit', () => {
    expect(draftOf(readFixture('conf-quit'))).toEqual({
      ...ofMember,
      providerEventId: `conf.quit/${conferenceId}/4028818a5a8e6c1d015a8e8216450017/1488765663000/1488765779000`,
      kind: 'conference.left',
      at: '2017-03-06T02:02:59.000Z',
      data: {
        conferenceId,
        join_time: '2017-03-06T02:01:03.000Z',
        quit_time: '2017-03-06T02:02:59.000Z',
        partUri: '057188990011',
        userData: null,
      },
    });
  });

  test.each([
    ['会议放音结束', 'conf-play-end', 'conf.play_end', 'conference.play_end', ['1488765670000', '1488765676000'], ['02:01:10', '02:01:16']],
    ['会议录音结束', 'conf-record-end', 'conf.record_end', 'conference.record_end', ['1488765680000', '1488765770000'], ['02:01:20', '02:02:50']],
  ] as const)('%s: %s', (_, name, event, kind, sent, [begin, end]) => {
    const at = `2017-03-06T${end}.000Z`;
    expect(draftOf(readFixture(name))).toEqual({
      ...ofConference,
      providerEventId: `${event}/${conferenceId}/${sent.join('/')}`,
      kind,
      at,
      data: { conferenceId, begin_time: `2017-03-06T${begin}.000Z`, end_time: at, userData: null },
    });
  });
});
