import { describe, expect, it, test } from 'vitest';
import { refusalWordsOf } from './refusal-words.ts';

interface Words {
  readonly refused: Readonly<Record<string, { readonly title: string; readonly mend: string }>>;
}
const texts: Record<string, Words> = import.meta.glob('../../../i18n/*/ivr.json', { eager: true, import: 'default' });
const of = (code: string) => refusalWordsOf({ code, cause: 'The cause.', mend: 'The mend.' });

/** wellcloud-ivr.md, section 6, as the relay names them. */
const documented = [
  ['empty-parameter', '2', '请求参数为空'],
  ['server-error', '10000', '服务端内部异常'],
  ['malformed-device', '10001', '设备格式不正确'],
  ['no-such-call', '10002', 'Call不存在'],
  ['unsupported', '10003', '该接口暂时不支持'],
  ['no-such-recording', '10004', '录音文件路径不存在'],
  ['no-such-route', '10005', '路由ID不存在'],
  ['call-manager-unavailable', '10006', 'CallMgr连接不可用'],
  ['no-sip-server', '10007', '没有可用的SipServer'],
] as const;

describe.each(Object.entries(texts))('%s', (_, { refused }) => {
  it.each(documented)('tells %s with the return code %s and the document’s text', (code, returnCode, original) => {
    const { words } = of(code);
    expect(words).toBe(code);
    expect(refused[words]?.title).toContain(returnCode);
    expect(refused[words]?.title).toContain(original);
    expect(refused[words]?.mend).not.toBe('');
  });

  it('has no words that nobody uses', () => {
    for (const code of Object.keys(refused)) expect(of(code).words).toBe(code);
  });
});

test('whoever may play twice by sending again is told to listen first', () => {
  for (const code of ['server-error', 'timed-out', 'connection-lost', 'unreadable-answer', 'offline', 'relay-incompatible']) expect(of(code).mayHaveHappened, code).toBe(true);
  for (const code of ['no-such-call', 'unreachable', 'unauthorized', 'invalid-request', 'not-set', 'not-allowed']) expect(of(code).mayHaveHappened, code).toBe(false);
});

test('a refusal that nobody foresaw is told in the relay’s own words', () => {
  expect(of('of-tomorrow')).toEqual({ words: 'other', mayHaveHappened: false, detail: 'The cause.' });
  expect(of('no-such-call').detail).toBeNull();
});
