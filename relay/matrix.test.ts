import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { danpingEventSchema, eventKinds, type DanpingEvent, type Direction, type EventKind } from '../src/shared/contract/event.ts';
import { addSourceOfEach, fixture, type DialectName } from './cli/testing/dialects.ts';
import { addAgent, addLogin, push, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { connect, TestClient } from './socket/testing/client.ts';

type Text = string | null;
/** What an event says: who called whom, when and about what; then whatever else the row is there for. */
type Told = readonly [kind: EventKind, at: Text, customer: Text, display: Text, trunk: Text, agent: Text, direction: Direction | null, more?: object];
type Row = readonly [event: string, body: object, ...told: Told[]];

const v7 = (name: string, changes: object = {}): object => fixture('moor-v7', name, changes);
/** A live push of the V7 page without a push type, as its hangup example has none. */
const untyped = (eventUniqueId: string, changes: object): object => v7('dialout-ring', { pushType: undefined, eventUniqueId, ...changes });
const dialout = ['17319132391', '01081400192', null, '20001', 'outbound'] as const;
const incoming = ['17319132391', '01081400192', null, '20001', 'inbound'] as const;
const ofCall = { account: '20000153', callId: '403344537650466816', callType: 'dialout', agentName: 'sc的坐席' };
const nextPush = { pushType: 'queueStatus', eventUniqueId: 'n1', accountId: '20000153', queueNumber: '8001', waiting: [{ since: 1620455977, vip: null }] };

/** 7moor V7, "事件推送接口": every example of the page, and every word of its tables. */
const v7Rows: readonly Row[] = [
  ['dialoutRing', v7('dialout-ring'), ['call.ringing', '2021-05-08T06:39:37.000Z', ...dialout, { ...ofCall, id: 'moor-v7:8757e994f19040749c5b194faaf21c78' }]],
  ['dialoutHangup', v7('dialout-hangup'), ['call.ended', '2021-05-08T06:39:47.000Z', ...dialout, { ...ofCall, data: { groupIdList: [], groupNameList: [] } }]],
  [
    'callStatus, calling (the page: 来电振铃)',
    v7('incoming-ring'),
    ['agent.status', '2021-05-08T06:39:32.000Z', ...dialout, { id: 'moor-v7:e454d40def4d47ee9d7a76aba5d6cbb7#agent', data: { status: 'dialing', statusNumber: 2, statusName: '呼叫中' } }],
    ['call.dialing', '2021-05-08T06:39:32.000Z', ...dialout, { ...ofCall, id: 'moor-v7:e454d40def4d47ee9d7a76aba5d6cbb7#call' }],
  ],
  [
    '来电挂机, with the comma that it lacks',
    v7('incoming-hangup-with-comma'),
    ['call.ended', '2020-12-14T11:12:35.000Z', '17319132391', null, '01080455499', '2000', 'inbound', { account: '2000100', callId: '403344537650466816', relatedCallIds: ['393928840994361344'], agentName: '默认坐席' }],
  ],
  [
    'cdr',
    v7('cdr'),
    ['call.record', '2021-05-08T06:39:47.000Z', ...dialout, { account: '2100147', callId: '403344537650466816', data: { bridgeDuration: 5, sipCode: 200, satisfyKeys: [], agentAnswerTime: '2021-05-08T06:39:37.000Z', record: { outcome: 'answered', startedAt: '2021-05-08T06:39:32.000Z', answeredAt: '2021-05-08T06:39:42.000Z', ringSeconds: 5, talkSeconds: 5 } } }],
  ],
  [
    '用户接通, wrapped',
    v7('link-wrapped'),
    ['call.answered', '2021-03-25T02:07:44.000Z', '15201277786', '02258834811', null, '1121', 'outbound', { id: 'moor-v7:92fe6e957421411c9343fdef75411ca1', account: '2100147', callId: '393928840994361344' }],
  ],
  [
    'callStatus, hangup',
    v7('call-status-hangup'),
    ['agent.status', '2021-05-08T06:39:47.000Z', ...dialout, { data: { status: 'wrap-up', statusNumber: 5, statusName: '整理' } }],
    ['call.ended', '2021-05-08T06:39:47.000Z', ...dialout, ofCall],
  ],
  [
    'callStatus, link',
    v7('call-status-link'),
    ['agent.status', '2021-05-08T06:39:42.000Z', ...dialout, { data: { status: 'talking', statusNumber: 4, statusName: '通话中' } }],
    ['call.answered', '2021-05-08T06:39:42.000Z', ...dialout, ofCall],
  ],
  ['mediaFailreason', v7('media-failreason'), ['call.failed', null, null, null, null, '2001', null, { callId: '403381132931895296', data: { preMediaFailureReason: 'onThePhone', preMediaCode: 15, preMediaKeyWord: '正在通话' } }]],
  ['login', v7('login'), ['agent.login', '2021-07-22T10:06:48.000Z', null, null, null, '9998', null, { account: '2000103', agentName: 'XXX', data: { loginType: 'PSTN' } }]],
  ['logout', v7('logout'), ['agent.logout', '2021-07-22T10:06:55.000Z', null, null, null, '9998', null, { agentName: 'XX', data: { logoutType: 'normal' } }]],
  ['callEvent calling', untyped('c1', { callEvent: 'calling' }), ['call.dialing', '2021-05-08T06:39:37.000Z', ...dialout, ofCall]],
  ['callEvent ring, incoming', untyped('c2', { callType: 'incoming' }), ['call.ringing', '2021-05-08T06:39:37.000Z', ...incoming]],
  ['callEvent link, webcall', untyped('c3', { callEvent: 'link', callType: 'webcall' }), ['call.answered', '2021-05-08T06:39:37.000Z', ...dialout, { callType: 'webcall' }]],
  ['callEvent hangup, previewDialout', untyped('c4', { callEvent: 'hangup', callType: 'previewDialout' }), ['call.ended', '2021-05-08T06:39:37.000Z', ...dialout]],
  ['callEvent ring, autoDialout', untyped('c5', { callType: 'autoDialout' }), ['call.ringing', '2021-05-08T06:39:37.000Z', ...dialout]],
  ['a new pushType', nextPush, ['unrecognized', null, null, null, null, null, null, { id: 'moor-v7:n1', account: '20000153', data: { raw: nextPush } }]],
  ...statusRows(),
];

/** V7 page, 坐席状态变化事件, `statusName`: each number of the table; from 100 on the account's own. */
function statusRows(): Row[] {
  const statuses = ['空闲 idle', '忙碌 busy', '呼叫中 dialing', '振铃 ringing', '通话中 talking', '整理 wrap-up', '保持 held', '静音 muted', '未连接 disconnected', '失效 invalid'];
  const table: [number, string][] = [...statuses.entries(), [100, '午休 custom']];
  return table.map(([statusNumber, words]) => {
    const [statusName = '', status = ''] = words.split(' ');
    const body = v7('call-status-link', { eventUniqueId: `s${statusNumber}`, callEvent: '', statusName, statusNumber: String(statusNumber) });
    return [`callStatus ${statusNumber}`, body, ['agent.status', '2021-05-08T06:39:42.000Z', ...dialout, { data: { status, statusNumber, statusName } }]];
  });
}

const yun = (name: string): object => fixture('yunhuni', name);
/** The pages name neither customer nor direction. */
const nobody = [null, null, null, null, null] as const;
const ofIvr = { account: '402881f15a1b7d3f015a1b8064e20007', callId: '4028818a5a8e6c1d015a8e7f3b2c0011' };
const inConference = { conferenceId: '8a2bc67258f1d3a90158f1e04c7d0003' };
const member = [null, null, null, '20001', null] as const;
const ofMember = { callId: '4028818a5a8e6c1d015a8e8216450017', agentName: 'Agent 20001', data: { ...inConference, partUri: '057188990011', extension: '057188990011' } };
const callcenter = { action: 'event_notify', event: 'callcenter.agent.state', id: 'aa11', agent: { name: '057188990011', state: null }, begin_time: 1488765600000 };

/** Yunhuni, "IVR 事件" and "语音会议事件": every table of the two pages. */
const yunhuniRows: readonly Row[] = [
  ['ivr.call_end', yun('ivr-call-end'), ['ivr.call_end', '2017-03-06T02:03:07.000Z', ...nobody, { ...ofIvr, data: { begin_time: '2017-03-06T02:00:00.000Z', answer_time: '2017-03-06T02:00:04.000Z', end_by: 'usr', reason: 'NORMAL_CLEARING', error: null } }]],
  ['ivr.play_end', yun('ivr-play-end'), ['ivr.play_end', '2017-03-06T02:00:12.000Z', ...nobody, { ...ofIvr, data: { keys: '2' } }]],
  ['ivr.record_end', yun('ivr-record-end'), ['ivr.record_end', '2017-03-06T02:00:41.000Z', ...nobody, { ...ofIvr, data: { key: '#', record_files: '20170306/4028818a5a8e6c1d015a8e7f3b2c0011.wav' } }]],
  ['ivr.get_end', yun('ivr-get-end'), ['ivr.get_end', '2017-03-06T02:00:17.000Z', ...nobody, { ...ofIvr, data: { key: '0571*#' } }]],
  ['ivr.put_end', yun('ivr-put-end'), ['ivr.put_end', '2017-03-06T02:00:46.000Z', ...nobody, ofIvr]],
  ['ivr.dial_end', yun('ivr-dial-end'), ['ivr.dial_end', '2017-03-06T02:00:58.000Z', ...nobody, { ...ofIvr, data: { error: null } }]],
  ['ivr.connect_begin', yun('ivr-connect-begin'), ['ivr.connect_begin', null, ...nobody, ofIvr]],
  ['ivr.connect_end', yun('ivr-connect-end'), ['ivr.connect_end', '2017-03-06T02:03:06.000Z', ...nobody, ofIvr]],
  ['conf.create.succ', yun('conf-create-succ'), ['conference.created', '2017-03-06T02:01:00.000Z', ...nobody, { callId: null, data: { ...inConference, userData: 'order=X9&客户=王女士' } }]],
  ['conf.joined', yun('conf-joined'), ['conference.joined', '2017-03-06T02:01:03.000Z', ...member, ofMember]],
  ['conf.play_end', yun('conf-play-end'), ['conference.play_end', '2017-03-06T02:01:16.000Z', ...nobody, { data: inConference }]],
  ['conf.record_end', yun('conf-record-end'), ['conference.record_end', '2017-03-06T02:02:50.000Z', ...nobody, { data: inConference }]],
  ['conf.quit', yun('conf-quit'), ['conference.left', '2017-03-06T02:02:59.000Z', ...member, ofMember]],
  ['conf.end', yun('conf-end'), ['conference.ended', '2017-03-06T02:03:00.000Z', ...nobody, { data: { ...inConference, failed: false, error: null } }]],
  ['conf.end, never created', yun('conf-end-failed'), ['conference.ended', null, ...nobody, { data: { ...inConference, failed: true, error: 'no conference resource left' } }]],
  ['callcenter.*', callcenter, ['unrecognized', null, ...nobody, { data: { raw: callcenter } }]],
];

const vn = (name: string, changes: object = {}): object => fixture('tel4vn', name, changes);
const inbound = ['0899888999', null, '19001919', '20001', 'inbound'] as const;
const outbound = ['0899888999', null, '19001919', '20001', 'outbound'] as const;
const ofHook = { account: 'test.tel4vn.com', callId: '6f1c0a52-8d1e-4a57-9c53-0b1f6b0e7a11', callType: 'dial', data: { extension: '101' } };
const byTable = { call_id: 'out-1', direction: 'outbound', from_number: '101', to_number: '0899888999' };
const missed = vn('ringing', { state: 'missed' });
const autocall = vn('cdr', { state: 'cdr_autocall', campaign: { name: 'Tết', tries: 2 } });

/** TEL4VN, "Event": its one example, each state of its table both ways, and the two words of newer pages. */
const tel4vnRows: readonly Row[] = [
  ['the page’s example', vn('event-hook'), ['call.ended', null, ...outbound, { callId: 'avavavav-1111-2222-3333-eeeeeeee', data: { extension: '101', duration: 10, billsec: 5 } }]],
  ['ringing', vn('ringing'), ['call.ringing', '2026-11-20T02:21:31.000Z', ...inbound, ofHook]],
  ['answered', vn('answered'), ['call.answered', '2026-11-20T02:21:36.000Z', ...inbound, ofHook]],
  ['hangup', vn('hangup'), ['call.ended', '2026-11-20T02:21:41.000Z', ...inbound, ofHook]],
  ['cdr', vn('cdr'), ['call.record', '2026-11-20T02:21:41.000Z', ...inbound, { ...ofHook, data: { extension: '101', record: { outcome: 'answered', startedAt: '2026-11-20T02:21:31.000Z', answeredAt: '2026-11-20T02:21:36.000Z', endedAt: '2026-11-20T02:21:41.000Z', talkSeconds: 5, recordingUrl: 'http://recording.demo/ad4c9b90-c071-405a-9723-980d2e5e1623' } } }]],
  ['ringing, outbound', vn('ringing', byTable), ['call.ringing', '2026-11-20T02:21:31.000Z', ...outbound]],
  ['answered, outbound', vn('answered', byTable), ['call.answered', '2026-11-20T02:21:36.000Z', ...outbound]],
  ['hangup, outbound', vn('hangup', byTable), ['call.ended', '2026-11-20T02:21:41.000Z', ...outbound]],
  ['missed', missed, ['unrecognized', null, ...inbound, { data: { raw: missed } }]],
  ['cdr_autocall', autocall, ['unrecognized', null, ...inbound, { data: { raw: autocall } }]],
];

const well = (name: string): object => fixture('wellcloud', name);
const ofWell = { account: 'test.cc', callId: 'a8307aa5-bd11-4216-a6e2-5e5d6161aec4' };
const general = { eventSrc: '6001@test.cc', eventTime: '2018.06.12 11:40:00', namespace: 'test.cc', topics: ['call'] };
const callEnd = { ...general, eventName: 'CallEndEvent', serial: 11, call: { id: 'c-1', parties: [{ device: '6001@test.cc' }] } };
const agentStatus = { ...general, eventName: 'AgentStatusEvent', serial: 12, agent: { agentId: '20001', state: null } };

/** WellCloud, section 7, and the two events of its general page. */
const wellcloudRows: readonly Row[] = [
  ['IvrStartedEvent', well('ivr-started'), ['ivr.started', '2018-06-12T03:33:56.000Z', '18012345678', null, '6001', null, 'inbound', { ...ofWell, data: { serial: 10, cause: 'IVR', topics: ['ivr', 'call'] } }]],
  ['IvrEndedEvent', well('ivr-ended'), ['ivr.ended', '2018-06-12T03:33:56.000Z', ...nobody, { ...ofWell, data: { serial: 10, cause: 'NORMAL_CLEAR' } }]],
  ['CallEndEvent', callEnd, ['unrecognized', '2018-06-12T03:40:00.000Z', ...nobody, { data: { raw: callEnd } }]],
  ['AgentStatusEvent', agentStatus, ['unrecognized', '2018-06-12T03:40:00.000Z', ...nobody, { data: { raw: agentStatus } }]],
];

const folder = temporaryFolder();
let relay: RunningRelay;
let hooks: Record<DialectName, string>;
let supervisor: TestClient;
let agent: TestClient;
let colleague: TestClient;

beforeAll(async () => {
  hooks = await addSourceOfEach(folder.path);
  const known = await addAgent(folder.path, '20001', '--also', 'yunhuni:057188990011', '--also', 'tel4vn:101');
  const other = await addAgent(folder.path, '20009', '--also', 'yunhuni:057188990099', '--also', 'tel4vn:109');
  const { token } = await addLogin(folder.path, 'supervisor', 'li');
  relay = await startRelay(folder.path);
  [supervisor, agent, colleague] = await Promise.all([connect(relay.url, token), connect(relay.url, known.token), connect(relay.url, other.token)]);
});
afterAll(async () => {
  for (const client of [supervisor, agent, colleague]) client.close();
  await relay.stop();
  folder.remove();
});

/** Pushes and waits until the supervisor has it. @returns what the push became. */
async function told(dialect: DialectName, body: object): Promise<readonly DanpingEvent[]> {
  const before = supervisor.cursor.seq;
  const answer = await push(relay.url + hooks[dialect], body);
  expect(answer).toEqual({ status: 200, body: { ok: true, seq: expect.any(Number) }, retryAfter: null });
  await supervisor.caughtUp(Number(Object(answer.body).seq));
  return supervisor.events.filter(({ seq }) => seq > before);
}

/** What a client has been sent once it has answered: whatever was on its way to it came first. */
async function seenBy(client: TestClient): Promise<readonly DanpingEvent[]> {
  await client.socket.emitWithAck('painted', { callId: '1', milliseconds: 1 });
  return client.events;
}

describe.each<[DialectName, readonly Row[]]>([
  ['moor-v7', v7Rows],
  ['yunhuni', yunhuniRows],
  ['tel4vn', tel4vnRows],
  ['wellcloud', wellcloudRows],
])('%s', (dialect, rows) => {
  const named = rows.map(([event, body, ...expected]) => ({ event, body, expected }));
  test.each(named)('$event', async ({ body, expected }) => {
    const events = await told(dialect, body);
    expect(events).toMatchObject(
      expected.map(([kind, at, customerNumber, displayNumber, trunkNumber, agentNumber, direction, more]) => ({
        source: dialect, dialect, kind, at, customerNumber, displayNumber, trunkNumber, agentNumber, direction, ...more,
      })),
    );
    for (const event of events) expect(danpingEventSchema.strict().parse(event)).toEqual(event);
  });
});

test('every kind has a row, but for those that the relay makes by itself', () => {
  const inRows = [v7Rows, yunhuniRows, tel4vnRows, wellcloudRows].flat().flatMap(([, , ...events]) => events.map(([kind]) => kind));
  expect([...new Set(inRows), 'call.taken', 'erased'].toSorted()).toEqual(eventKinds.toSorted());
});

test('of all the rows an agent got those with its number and its conference, a colleague none', async () => {
  const live = new Set((await seenBy(agent)).map(({ seq }) => seq));
  const own = supervisor.events.filter(({ agentNumber }) => agentNumber === '20001').map(({ seq }) => seq);
  expect(own.filter((seq) => !live.has(seq))).toEqual([]);
  expect(agent.events.filter(({ agentNumber }) => agentNumber !== '20001').map(({ kind }) => kind)).toEqual(['conference.play_end', 'conference.record_end']);
  expect(await seenBy(colleague)).toEqual([]);
});

describe('a caller’s way through the IVR', () => {
  const step = (name: string, id: string): object => fixture('yunhuni', name, { id });
  const joined = (id: string, call_id: string, part_uri: string): object => fixture('yunhuni', 'conf-joined', { id, call_id, part_uri });

  test('comes with the event by which the agent joins the same call, then goes on live; a colleague sees none of it', async () => {
    const seen = (await seenBy(agent)).length;
    for (const name of ['ivr-play-end', 'ivr-get-end']) await told('yunhuni', step(name, 'shared-call'));
    expect(await seenBy(agent)).toHaveLength(seen);
    const steps = supervisor.events.slice(-2);
    await told('yunhuni', joined('room-1', 'shared-call', 'sip:057188990011@pbx.example'));
    const [end] = await told('yunhuni', step('ivr-call-end', 'shared-call'));
    const got = (await seenBy(agent)).slice(seen);
    expect(got).toMatchObject([{ kind: 'conference.joined', callId: 'shared-call', agentNumber: '20001' }, end ?? {}]);
    expect(got[0]?.data['before']).toEqual(steps);
    expect(await seenBy(colleague)).toEqual([]);
  });

  test('is tied to the agent’s own call by the conference that both enter', async () => {
    const seen = (await seenBy(agent)).length;
    await told('yunhuni', step('ivr-get-end', 'caller-call'));
    await told('yunhuni', joined('room-2', 'caller-call', '13912345678'));
    const before = supervisor.events.slice(-2);
    await told('yunhuni', joined('room-2', 'agent-call', '057188990011'));
    expect((await seenBy(agent)).slice(seen)).toMatchObject([{ callId: 'agent-call', data: { before } }]);
    expect(await seenBy(colleague)).toEqual([]);
  });
});
