import { listenFirst, type WellcloudFailure } from './failure.ts';

type Documented = Omit<WellcloudFailure, 'returnCode'> & { readonly original: string };

const later = 'Try again in a moment; if it lasts, tell WellCloud.';

/** wellcloud-ivr.md, section 6, 全局返回码说明: what each code means and what a person can do about it. */
const documented: ReadonlyMap<number, Documented> = new Map([
  [
    2,
    {
      code: 'empty-parameter',
      original: '请求参数为空',
      cause: 'WellCloud found a parameter of the command empty.',
      mend: "Compare what was sent with the tables of WellCloud's document.",
      mayHaveHappened: false,
    },
  ],
  [
    10_000,
    {
      code: 'server-error',
      original: '服务端内部异常',
      cause: 'WellCloud failed inside.',
      mend: `${listenFirst} If it lasts, tell WellCloud.`,
      mayHaveHappened: true,
    },
  ],
  [
    10_001,
    {
      code: 'malformed-device',
      original: '设备格式不正确',
      cause: 'WellCloud does not take the device as it was written.',
      mend: 'Write the device with its domain, as its events do: 6001@test.cc.',
      mayHaveHappened: false,
    },
  ],
  [
    10_002,
    {
      code: 'no-such-call',
      original: 'Call不存在',
      cause: 'WellCloud knows no such call: it has ended, or was never in the IVR.',
      mend: 'Nothing to mend when the caller hung up; otherwise use the callId of the IvrStartedEvent.',
      mayHaveHappened: false,
    },
  ],
  [
    10_003,
    {
      code: 'unsupported',
      original: '该接口暂时不支持',
      cause: 'WellCloud does not offer this command at present.',
      mend: 'Ask WellCloud to open the IVR interface for this account.',
      mayHaveHappened: false,
    },
  ],
  [
    10_004,
    {
      code: 'no-such-recording',
      original: '录音文件路径不存在',
      cause: 'WellCloud has no audio file at that path.',
      mend: 'Check the names of the files, and that they were uploaded to WellCloud.',
      mayHaveHappened: false,
    },
  ],
  [
    10_005,
    {
      code: 'no-such-route',
      original: '路由ID不存在',
      cause: 'WellCloud knows no route of that id.',
      mend: "Check the routing of the IVR in WellCloud's console.",
      mayHaveHappened: false,
    },
  ],
  [
    10_006,
    {
      code: 'call-manager-unavailable',
      original: 'CallMgr连接不可用',
      cause: 'WellCloud has lost the connection to its call manager.',
      mend: later,
      mayHaveHappened: false,
    },
  ],
  [
    10_007,
    {
      code: 'no-sip-server',
      original: '没有可用的SipServer',
      cause: 'WellCloud has no SIP server free.',
      mend: later,
      mayHaveHappened: false,
    },
  ],
]);

/** @returns `null` for a code that the document does not list */
export function failureOfReturnCode(returnCode: number): WellcloudFailure | null {
  const known = documented.get(returnCode);
  return known ? { ...known, returnCode } : null;
}
