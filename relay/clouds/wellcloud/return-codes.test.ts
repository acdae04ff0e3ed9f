import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callId, commands } from './testing/commands.ts';
import { answerWith, startStandIn, token, type StandIn } from './testing/stand-in.ts';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn[Symbol.asyncDispose]());

/** Section 6 of the document; only a failure inside leaves open whether WellCloud obeyed. */
const section6 = [
  [2, '请求参数为空', 'empty-parameter', false],
  [10_000, '服务端内部异常', 'server-error', true],
  [10_001, '设备格式不正确', 'malformed-device', false],
  [10_002, 'Call不存在', 'no-such-call', false],
  [10_003, '该接口暂时不支持', 'unsupported', false],
  [10_004, '录音文件路径不存在', 'no-such-recording', false],
  [10_005, '路由ID不存在', 'no-such-route', false],
  [10_006, 'CallMgr连接不可用', 'call-manager-unavailable', false],
  [10_007, '没有可用的SipServer', 'no-sip-server', false],
] as const;

describe.each(section6)('return code %i, %s', (returnCode, original, code, mayHaveHappened) => {
  test('is known wherever it stands and under any HTTP status', async () => {
    const alone = ['code', 'returnCode', 'result'].flatMap((name) => [{ [name]: returnCode }, { [name]: String(returnCode) }]);
    const amongOthers = [
      { callId, code: 0, result: returnCode },
      { message: original, code: returnCode, result: 'fail' },
    ];
    for (const envelope of [...alone, ...amongOthers]) {
      for (const status of [200, 400, 401, 500]) {
        standIn.behave(answerWith(envelope, status));
        const done = await standIn.client().playMedia(callId, ['welcome.wav']);
        expect(done).toMatchObject({ ok: false, failure: { code, returnCode, original, mayHaveHappened } });
      }
    }
  });

  test.each(commands)('may answer %s, in words that say what to do', async (_, give) => {
    standIn.behave(answerWith({ code: returnCode }));
    const done = await give(standIn.client());
    expect(done).toMatchObject({ ok: false, failure: { code } });
    if (!done.ok) expect([done.failure.cause, done.failure.mend].every((words) => /^[A-Z].+\.$/.test(words))).toBe(true);
  });
});

describe('what the document does not list', () => {
  test.each([1, '10008', 500])('return code %j fails with the number', async (code) => {
    standIn.behave(answerWith({ message: `no ${token}`, code }));
    expect(await standIn.client().stopMedia(callId)).toMatchObject({
      ok: false,
      failure: { code: 'unknown-return-code', returnCode: Number(code), original: null, mayHaveHappened: true },
    });
  });

  test.each([{ result: 'fail' }, { callId, result: 'error' }, { code: 'CALL_NOT_FOUND', callId }, { code: 0, result: false }])(
    '%j is no success',
    async (body) => {
      standIn.behave(answerWith(body));
      expect(await standIn.client().stopMedia(callId)).toMatchObject({ ok: false, failure: { code: 'refused', mayHaveHappened: true } });
    },
  );

  test.each([{ code: 0 }, { code: '200', result: 'SUCCESS' }, { returnCode: 0, callId }, { result: true }, { code: null, callId }])(
    '%j is success',
    async (body) => {
      standIn.behave(answerWith(body));
      expect(await standIn.client().stopMedia(callId)).toEqual({ ok: true, value: null });
    },
  );

  test.each([
    [401, 'unauthorized', false],
    [403, 'unauthorized', false],
    [404, 'http-status', false],
    [500, 'http-status', true],
    [502, 'http-status', true],
  ])('HTTP %i without a return code', async (status, code, mayHaveHappened) => {
    standIn.behave(answerWith('<html>', status));
    expect(await standIn.client().stopMedia(callId)).toMatchObject({ ok: false, failure: { code, returnCode: null, mayHaveHappened } });
  });
});
