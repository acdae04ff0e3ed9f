import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { StandIn } from '../tel4vn/testing/stand-in.ts';
import { DialLines } from './dial-line.ts';
import { Nonces } from './moor-signature.ts';
import { CloudStandIn, type Reply } from './testing/stand-in.ts';

const now = 1_800_000_000_500;
const caller = { agentNumber: '20001', extension: '8001' };

const place = async (source: { dialect: string; values: Record<string, string> }, number = '+8613800138000', timeoutMs = 10_000) => {
  const line = new DialLines(() => now, timeoutMs).through({ id: 'cloud', timeZone: 'Asia/Shanghai', ...source }, caller);
  return line.ok ? line.value.place(number) : line;
};

describe('a cloud that the admin described', () => {
  let cloud: CloudStandIn;
  beforeEach(async () => {
    cloud = await CloudStandIn.start();
    return () => cloud.stop();
  });
  const by = (values: Record<string, string>) => ({ dialect: 'moor-v7', values: { 'dial-url': `${cloud.origin}/call`, 'dial-allow-http': 'on', ...values } });

  test('is asked as described, each value escaped for its place', async () => {
    const headers = '{"Authorization":"Bearer hush","X-Agent":"{agentNumber}"}';
    const get = by({ 'dial-url': `${cloud.origin}/call/{extension}?to={number}&from={agentNumber}`, 'dial-headers': headers });
    expect(await place(get, '+86*1#')).toEqual({ ok: true, value: { callId: null } });
    await place(by({ 'dial-body': '{"agent":"{agentNumber}","to":"{customerNumber}"}' }), '138');
    await place(by({ 'dial-body': 'agent={agentNumber}&to={number}', 'dial-headers': '{"Content-Type":"text/plain"}' }), '+138');
    expect(cloud.seen.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['GET', '/call/8001?to=%2B86*1%23&from=20001', ''],
      ['POST', '/call', '{"agent":"20001","to":"138"}'],
      ['POST', '/call', 'agent=20001&to=%2B138'],
    ]);
    expect(cloud.seen[0]?.headers).toMatchObject({ authorization: 'Bearer hush', 'x-agent': '20001' });
    expect(cloud.seen.slice(1).map(({ headers: { 'content-type': type } }) => type)).toEqual(['application/json', 'text/plain']);
  });

  test('sees 7moor’s signature where the admin asks for it, with another nonce each time', async () => {
    const signed = by({ 'dial-sign': '7moor', 'app-key': 'key', 'app-secret': 'hush', 'dial-body': '{"to":"{number}"}' });
    await place(signed);
    await place(signed);
    for (const { headers } of cloud.seen) {
      const nonce = String(headers['m7-nonce']);
      expect(nonce).toMatch(/^\d{6}$/);
      const sign = createHmac('sha256', 'hush').update(`key1800000000${nonce}`).digest('base64');
      expect(headers).toMatchObject({ 'm7-appkey': 'key', 'm7-timestamp': '1800000000', 'm7-sign': sign });
    }
  });

  test('says no in words that are shown, and placed nothing', async () => {
    cloud.replies.push({ status: 200, body: '{"success":false,"code":"4001","message":"坐席未\\u0000登录"}' });
    expect(await place(by({}))).toMatchObject({ ok: false, failure: { code: 'not-dialled', cause: expect.stringContaining('坐席未 登录') } });
    for (const body of ['{"status":"fail","error":"USER_NOT_REGISTERED"}', '{"status":"failed","message":"USER_NOT_REGISTERED"}', '{"success":"false","error":"USER_NOT_REGISTERED"}']) {
      cloud.replies.push({ status: 200, body });
      expect(await place(by({}))).toMatchObject({ ok: false, failure: { code: 'not-dialled', cause: expect.stringContaining('USER_NOT_REGISTERED') } });
    }
    cloud.replies.push({ status: 400, body: '{"success":false,"code":"4001"}' });
    expect(await place(by({}))).toMatchObject({ ok: false, failure: { code: 'not-dialled', cause: expect.stringContaining('code 4001') } });
  });

  const signed = { 'dial-sign': '7moor', 'app-key': 'key', 'app-secret': 'hush' };
  const endless = `{"success":true,"more":"${'x'.repeat(1_100_000)}"}`;
  test.each<[string, string, Reply, Record<string, string>]>([
    ['unauthorized', 'refused keys', { status: 401, body: 'hush' }, {}],
    ['unauthorized', 'a forbidden act', { status: 403 }, {}],
    ['not-dialled', 'a refusal', { status: 404, body: 'hush' }, {}],
    ['unexpected-answer', 'a failing server', { status: 502, body: 'hush' }, {}],
    ['unexpected-answer', 'a way elsewhere', { status: 302, headers: { location: 'https://elsewhere.example/hush' } }, {}],
    ['unexpected-answer', 'no HTTP', 'speak-no-http', {}],
    ['unexpected-answer', 'somebody’s page in 7moor’s place', { status: 200, body: '<html>' }, signed],
    ['unexpected-answer', 'an answer without end in 7moor’s place', { status: 200, body: endless }, signed],
    ['timed-out', 'a line that breaks once the request is on its way', 'drop', {}],
    ['timed-out', 'silence', 'hang', {}],
    ['timed-out', 'silence within the answer', 'stall-in-the-body', {}],
  ])('%s: %s is told without number or secret, and never tried again', async (code, _what, reply, values) => {
    cloud.replies.push(reply);
    const placed = await place(by({ 'dial-headers': '{"x-key":"hush"}', ...values }), '+8613800138000', code === 'timed-out' ? 200 : 10_000);
    expect(placed).toMatchObject({ ok: false, failure: { code, cause: expect.stringMatching(/\.$/), mend: expect.stringMatching(/\.$/) } });
    expect(JSON.stringify(placed)).not.toMatch(/hush|13800138000/);
    expect(cloud.seen).toHaveLength(1);
  });

  test('that answers 2xx in whatever words has placed the call, unless it is 7moor', async () => {
    cloud.replies.push({ status: 200, body: 'OK' }, { status: 204 }, { status: 202, body: '{"queued":1}' });
    for (let i = 0; i < 3; i++) expect(await place(by({}))).toEqual({ ok: true, value: { callId: null } });
  });

  test('that is not there is unreachable', async () => {
    const nobody = await CloudStandIn.start();
    const { origin } = nobody;
    await nobody.stop();
    expect(await place(by({ 'dial-url': `${origin}/` }))).toMatchObject({ ok: false, failure: { code: 'unreachable', cause: expect.stringContaining('ECONNREFUSED') } });
  });
});

describe('TEL4VN', () => {
  let cloud: StandIn;
  beforeEach(async () => {
    cloud = await StandIn.start();
    return () => cloud.stop();
  });
  const tel4vn = () => ({ dialect: 'tel4vn', values: { 'api-host': cloud.host, 'api-token': cloud.token } });

  test('rings the agent’s extension, then the number', async () => {
    expect(await place(tel4vn(), '0899098899')).toEqual({ ok: true, value: { callId: 'avavavav-1111-2222-3333-eeeeeeee' } });
    expect(cloud.seen.map(({ path }) => path)).toEqual(['/v1/click2call/async?ext=8001&phone=0899098899']);
  });

  test('says why it did not', async () => {
    cloud.dialled = { status: 'fail', error: 'USER_NOT_REGISTERED' };
    const placed = await place(tel4vn());
    expect(placed).toMatchObject({ ok: false, failure: { code: 'not-dialled', cause: expect.stringContaining('USER_NOT_REGISTERED'), mend: expect.stringContaining('not registered') } });
  });

  test('without its address or token has no line', async () => {
    for (const key of ['api-host', 'api-token']) {
      const { [key]: _, ...values } = tel4vn().values as Record<string, string>;
      expect(await place({ dialect: 'tel4vn', values })).toMatchObject({ ok: false, failure: { code: 'not-set', cause: expect.stringContaining(key) } });
    }
    expect(cloud.seen).toEqual([]);
  });
});

test('no nonce comes twice while 7moor remembers it, and there is one when all were used long ago', () => {
  const nonces = new Nonces();
  const drawn = Array.from({ length: 20_000 }, () => nonces.next(now));
  expect(new Set(drawn).size).toBe(20_000);
  expect(nonces.next(now + 10 * 60_000)).toMatch(/^\d{6}$/);
});
