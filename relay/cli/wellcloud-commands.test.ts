import { beforeEach, describe, expect, test } from 'vitest';
import { changeSource } from '../auth/source-settings.ts';
import { addSource } from '../auth/sources.ts';
import { callId, monitored } from '../clouds/wellcloud/testing/commands.ts';
import { answerWith, deafAddress, startStandIn, token, type StandIn } from '../clouds/wellcloud/testing/stand-in.ts';
import { valueOf, withDirectory } from './directory-command.ts';
import { relayCommand, temporaryFolder, type Ran } from './testing/relay-process.ts';

let cloud: StandIn;
let data: string;

beforeEach(async () => {
  cloud = await startStandIn();
  cloud.behave(answerWith({ callId }));
  const folder = temporaryFolder();
  data = folder.path;
  withDirectory(data, (store) => {
    valueOf(addSource(store, { id: 'well', dialect: 'wellcloud', timeZone: 'Asia/Shanghai' }, 1));
    valueOf(addSource(store, { id: 'main', dialect: 'moor-v7', timeZone: 'Asia/Shanghai' }, 2));
  });
  set({ 'api-base': cloud.base, 'api-token': token });
  return async () => {
    await cloud[Symbol.asyncDispose]();
    folder.remove();
  };
});

function set(values: Readonly<Record<string, string>>): void {
  withDirectory(data, (store) => valueOf(changeSource(store, 'well', { values: new Map(Object.entries(values)) })));
}

/** Runs the command line as its own process, as an admin does; whatever comes of it, the token is not told. */
async function run(...args: string[]): Promise<Ran> {
  const ran = await relayCommand('wellcloud', ...args, '--data', data);
  expect(ran.stdout + ran.stderr).not.toContain(token);
  return ran;
}

const rtp = { a: monitored.ivrRtp, c: monitored.customerRtp };
const monitorOptions = (changes: Readonly<Record<string, string>> = {}): string[] => {
  const { sipCallId, sipFromTag, sipToTag, deviceId } = monitored;
  const given = { 'sip-call-id': sipCallId, 'from-tag': sipFromTag, 'to-tag': sipToTag, 'a-rtp': rtp.a, 'c-rtp': rtp.c, device: deviceId, ...changes };
  return Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]);
};

describe('a live call is told', () => {
  test.each([
    ['monitor', monitorOptions(), '/remote/monitor-call', { callId, token, 'sip-callId': monitored.sipCallId, 'from-tag': 'r69vX16tmZ7cQ', 'to-tag': '8d4b8235', 'a-rtp': rtp.a, 'c-rtp': rtp.c, deviceId: '80126@yanrui.cc' }, { requestId: expect.stringMatching(/^[\da-f-]{36}$/) }],
    ['play', ['welcome.wav', 'bye.wav'], '/media/playMedia', { callId, urls: 'welcome.wav;bye.wav' }, { files: ['welcome.wav', 'bye.wav'] }],
    ['stop', [], '/media/stopMedia', { callId }, { stopped: true }],
    ['stop-and-play', ['bye.wav'], '/media/stopAndPlayMedia', { callId, callid: callId, urls: 'bye.wav' }, { stopped: true, files: ['bye.wav'] }],
  ])('%s', async (command, args, path, body, told) => {
    const [inWords, asJson] = [await run(command, 'well', callId, ...args), await run(command, 'well', callId, ...args, '--json')];
    expect([inWords, asJson]).toMatchObject([{ code: 0, stderr: '' }, { code: 0, stderr: '' }]);
    expect(inWords.stdout).toMatch(new RegExp(`^[A-Z][^\\n]*${callId}[^\\n]*\\.\\n$`));
    expect(JSON.parse(asJson.stdout)).toEqual({ source: 'well', callId, ...told });
    expect(cloud.received).toMatchObject([1, 2].map(() => ({ path, authorization: token, body })));
  });
});

/** One line that names cause and mend. */
function expectFailure({ code, stdout, stderr }: Ran, exitCode: number, ...words: string[]): void {
  expect([code, stdout]).toEqual([exitCode, '']);
  expect(stderr).toMatch(/^danping-relay: [^\n]+[.…]\n$/);
  for (const word of words) expect(stderr).toContain(word);
}

describe('what WellCloud refuses is told with its code and the document’s meaning', () => {
  test.each([
    [2, '请求参数为空'],
    [10_000, '服务端内部异常'],
    [10_001, '设备格式不正确'],
    [10_002, 'Call不存在'],
    [10_003, '该接口暂时不支持'],
    [10_004, '录音文件路径不存在'],
    [10_005, '路由ID不存在'],
    [10_006, 'CallMgr连接不可用'],
    [10_007, '没有可用的SipServer'],
  ])('%i', async (code, original) => {
    cloud.behave(answerWith({ code, message: `${original} ${token}` }));
    expectFailure(await run('play', 'well', callId, 'welcome.wav', '--json'), 1, `(return code ${code}, ${original}). `);
    expect(cloud.received).toHaveLength(1);
  });

  test('a code that the document does not list', async () => {
    cloud.behave(answerWith({ code: 10_008 }));
    expectFailure(await run('stop', 'well', callId), 1, '10008', 'Listen to the call before trying again');
  });

  test('a token that has ended', async () => {
    cloud.behave(answerWith({ message: token }, 401));
    expectFailure(await run('stop', 'well', callId), 1, '24 hours', 'source set well api-token=…', 'app-id');
  });
});

describe('what does not get through', () => {
  test('a line that breaks is not tried again', async () => {
    cloud.behave((_, request) => request.socket.destroy());
    expectFailure(await run('play', 'well', callId, 'a.wav'), 1, 'may have obeyed');
    expect(cloud.received).toHaveLength(1);
  });

  test('nobody there', async () => {
    set({ 'api-base': (await deafAddress()).base });
    expectFailure(await run('stop', 'well', callId), 1, 'nothing was sent', 'source set well api-base=');
  });
});

describe('before anything is sent', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['pause', 'well', callId]],
    ['no call', ['stop', 'well']],
    ['a call without a name', ['stop', 'well', ' ']],
    ['no file', ['play', 'well', callId]],
    ['two files in one', ['stop-and-play', 'well', callId, 'a.wav;b.wav']],
    ['no address for the audio', ['monitor', 'well', callId, ...monitorOptions().slice(0, -4)]],
    ['audio to nowhere', ['monitor', 'well', callId, ...monitorOptions({ 'a-rtp': 'udp://172.16.200.17' })]],
    ['audio to no port', ['monitor', 'well', callId, ...monitorOptions({ 'c-rtp': 'udp://172.16.200.17:99999' })]],
    ['no source', ['stop', 'a/b', callId]],
  ])('wrong usage exits with 2: %s', async (_name, args) => {
    expectFailure(await run(...args), 2);
    expect(cloud.received).toEqual([]);
  });

  test.each([
    ['a source that is not there', ['stop', 'other', callId], {}, 'no source other'],
    ['a source of another cloud', ['stop', 'main', callId], {}, 'speaks moor-v7'],
    ['no address', ['stop', 'well', callId], { 'api-base': '' }, 'source set well api-base='],
    ['an address that is none', ['stop', 'well', callId], { 'api-base': `https://u:${token}@a.example` }, 'source set well api-base='],
    ['no token', ['stop', 'well', callId], { 'api-token': '' }, 'has no api-token'],
    ['a token that is none', ['stop', 'well', callId], { 'api-token': `Bearer ${token}` }, 'source set well api-token='],
    ['half of an app', ['stop', 'well', callId], { 'app-id': 'app' }, 'has no app-secret'],
  ])('the rest with 1: %s', async (_name, args, values, words) => {
    set(values);
    expectFailure(await run(...args), 1, words);
    expect(cloud.received).toEqual([]);
  });
});
