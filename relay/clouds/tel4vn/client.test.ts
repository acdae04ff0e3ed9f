import { beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../../src/shared/result.ts';
import { createTel4vnClient, type Tel4vnClient } from './client.ts';
import { StandIn, type Fault } from './testing/stand-in.ts';

const address = 'https://relay.example/hooks/tel4vn/SECRET-OF-THE-HOOK';
const impatient = { timeoutMs: 100, retryPausesMs: [0, 0] };
const patient = { timeoutMs: 8_000, retryPausesMs: [0, 0] };

let cloud: StandIn;
let client: Tel4vnClient;

beforeEach(async () => {
  cloud = await StandIn.start();
  client = clientWith({});
  return () => cloud.stop();
});

function clientWith({ token = cloud.token, patience = patient }: { token?: string; patience?: typeof patient }): Tel4vnClient {
  return createTel4vnClient({ baseUrl: cloud.host, token, callbackApiKey: null }, patience);
}

const requests: readonly (readonly [string, (on: Tel4vnClient) => Promise<Result<unknown>>])[] = [
  ['list', (on) => on.listHooks()],
  ['create', (on) => on.createHook({ event: 'ringing', callbackUrl: address, callbackApiKey: null })],
  ['delete', (on) => on.deleteHook('eeeeeeee-1111-2222-3333-00000001')],
  ['click2call', (on) => on.click2call({ extension: '101', phone: '0899098899' })],
];

describe('as the vendor’s pages say', () => {
  test('lists hooks, and reads nobody’s apikey', async () => {
    cloud.addHook('hangup', 'https://webhook.demo/');
    expect(await client.listHooks()).toEqual({
      ok: true,
      value: [{ id: 'eeeeeeee-1111-2222-3333-00000001', event: 'hangup', callbackUrl: 'https://webhook.demo/', domain: 'test.tel4vn.com' }],
    });
    expect(cloud.seen).toEqual([{ method: 'GET', path: '/v1/event', authorization: 'Bearer stand-in-token', body: undefined }]);
  });

  test.each(['{"data":null}', '{"data":[]}'])('an account without hooks has none: %s', async (body) => {
    cloud.faults.push({ status: 200, body });
    expect(await client.listHooks()).toEqual({ ok: true, value: [] });
  });

  test('creates a hook, with an apikey where there is one', async () => {
    expect(await client.createHook({ event: 'cdr', callbackUrl: address, callbackApiKey: 'foo' })).toEqual({ ok: true, value: undefined });
    expect(await client.createHook({ event: 'ringing', callbackUrl: address, callbackApiKey: null })).toMatchObject({ ok: true });
    expect(cloud.seen.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/v1/event', { callback_url: address, callback_apikey: 'foo', event: 'cdr' }],
      ['POST', '/v1/event', { callback_url: address, event: 'ringing' }],
    ]);
  });

  test('deletes a hook', async () => {
    const { event_domain_uuid } = cloud.addHook('cdr', address);
    expect(await client.deleteHook(event_domain_uuid)).toEqual({ ok: true, value: undefined });
    expect(cloud.hooks).toEqual([]);
  });

  test('dials without waiting for the pick-up', async () => {
    const dialled = await client.click2call({ extension: '101', phone: '+84 899', options: { hotline: '19001919' } });
    expect(dialled).toEqual({ ok: true, value: { callId: 'avavavav-1111-2222-3333-eeeeeeee' } });
    expect(cloud.seen[0]?.path).toBe('/v1/click2call/async?hotline=19001919&ext=101&phone=%2B84+899');
  });

  test.each([
    ['USER_NOT_REGISTERED', /not place the call \(USER_NOT_REGISTERED\)/],
    ['rejected 0899098899', /no reason given/],
    [undefined, /no reason given/],
  ])('a call that was not placed says why, in the vendor’s word and in no other: %s', async (error, cause) => {
    cloud.dialled = { status: 'fail', error };
    const dialled = await client.click2call({ extension: '101', phone: '0899098899' });
    expect(dialled).toMatchObject({ ok: false, failure: { code: 'not-dialled', cause: expect.stringMatching(cause) } });
  });
});

describe('what goes wrong is told', () => {
  const html = { status: 200, body: '<html>Welcome to nginx</html>' };
  // The page's own listing ends in "...": it is no JSON.
  const thePagesExample = { status: 200, body: '{"data":[{"event_name":"hangup"},\n...\n]}' };
  const notUtf8 = { status: 200, body: Buffer.from([0x22, 0xff, 0x22]).toString('latin1') };
  const endless = { status: 200, body: `{"data":[],"created":true,"deleted":true,"status":"success","more":"${'x'.repeat(1_100_000)}"}` };
  const cases: readonly (readonly [string, string, readonly Fault[]])[] = [
    ['unauthorized', 'a refused token', [{ status: 401 }]],
    ['unauthorized', 'a forbidden act', [{ status: 403, body: 'stand-in-token' }]],
    ['unexpected-answer', 'a failing server', [{ status: 500 }, { status: 502 }, { status: 503 }]],
    ['unexpected-answer', 'somebody else’s page', [html]],
    ['unexpected-answer', 'broken JSON', [thePagesExample]],
    ['unexpected-answer', 'a stray text', [notUtf8]],
    ['unexpected-answer', 'nothing', [{ status: 200 }]],
    ['unexpected-answer', 'another JSON', [{ status: 200, body: '{"status":"ok"}' }]],
    ['unexpected-answer', 'an answer without end', [endless]],
    ['unexpected-answer', 'no HTTP', ['speak-no-http', 'speak-no-http', 'speak-no-http']],
    ['unexpected-answer', 'a way elsewhere', [{ status: 302, headers: { location: 'https://elsewhere.example/stand-in-token' } }]],
    ['timed-out', 'a line that breaks once the request is on its way', ['drop', 'drop', 'drop']],
  ];

  test.each(requests.flatMap(([name, ask]) => cases.map(([code, what, faults]) => ({ name, ask, code, what, faults }))))(
    '$name: $what is $code, without the token',
    async ({ ask, code, faults }) => {
      cloud.faults.push(...faults);
      const result = await ask(client);
      expect(result).toMatchObject({ ok: false, failure: { code, cause: expect.stringMatching(/\.$/), mend: expect.stringMatching(/\.$/) } });
      expect(JSON.stringify(result)).not.toMatch(/stand-in-token|SECRET|0899098899/);
    },
  );

  test.each(requests)('%s: a wrong token is unauthorized', async (_name, ask) => {
    const result = await ask(clientWith({ token: 'another-token' }));
    expect(result).toMatchObject({ ok: false, failure: { code: 'unauthorized' } });
    expect(JSON.stringify(result)).not.toContain('another-token');
  });

  test.each(requests)('%s: silence, before or within the answer, is timed-out', async (_name, ask) => {
    for (const fault of ['hang', 'stall-in-the-body'] as const) {
      cloud.faults.push(fault, fault, fault);
      expect(await ask(clientWith({ patience: impatient }))).toMatchObject({ ok: false, failure: { code: 'timed-out' } });
      cloud.faults.length = 0;
    }
  });

  test.each(requests)('%s: nobody there is unreachable', async (_name, ask) => {
    const nobody = await StandIn.start();
    const baseUrl = nobody.host;
    await nobody.stop();
    const result = await ask(createTel4vnClient({ baseUrl, token: 'stand-in-token', callbackApiKey: null }, patient));
    expect(result).toMatchObject({ ok: false, failure: { code: 'unreachable', cause: expect.stringContaining('ECONNREFUSED') } });
  });

  test.each([{ status: 200, body: '{"created":false}' }, { status: 400, body: 'no such event' }, { status: 409 }])(
    'a hook that was not registered: %j',
    async (fault) => {
      cloud.faults.push(fault);
      const created = await client.createHook({ event: 'ringing', callbackUrl: address, callbackApiKey: null });
      expect(created).toMatchObject({ ok: false, failure: { code: 'not-created' } });
    },
  );

  test.each([{ status: 200, body: '{"deleted":false}' }, { status: 404, body: '{}' }, { status: 400 }])(
    'a hook that was not deleted: %j',
    async (fault) => {
      cloud.faults.push(fault);
      expect(await client.deleteHook('x')).toMatchObject({ ok: false, failure: { code: 'not-deleted' } });
    },
  );

  test.each(['', '.', '..', '../domain', 'a/b', 'a?b'])('what cannot be an id of a hook never leaves the house: "%s"', async (id) => {
    expect(await client.deleteHook(id)).toMatchObject({ ok: false, failure: { code: 'not-deleted' } });
    expect(cloud.seen).toEqual([]);
  });
});

describe('asking again', () => {
  test.each(['drop', { status: 500 }, 'speak-no-http'] as const)('list and delete survive two times %j', async (fault) => {
    const { event_domain_uuid } = cloud.addHook('cdr', address);
    cloud.faults.push(fault, fault);
    expect(await client.listHooks()).toMatchObject({ ok: true });
    cloud.faults.push(fault, fault);
    expect(await client.deleteHook(event_domain_uuid)).toMatchObject({ ok: true });
    expect(cloud.seen).toHaveLength(6);
  });

  test('a delete whose answer was lost has deleted', async () => {
    const { event_domain_uuid } = cloud.addHook('cdr', address);
    cloud.faults.push('lose-the-answer');
    expect(await client.deleteHook(event_domain_uuid)).toEqual({ ok: true, value: undefined });
    expect(cloud.hooks).toEqual([]);
  });

  test.each(requests.filter(([name]) => name === 'create' || name === 'click2call'))('%s is never sent twice', async (_name, ask) => {
    for (const fault of ['drop', 'lose-the-answer', { status: 503 }] as const) {
      cloud.faults.push(fault);
      expect(await ask(client)).toMatchObject({ ok: false });
    }
    expect(cloud.seen).toHaveLength(3);
  });

  test.each([{ status: 401 }, { status: 302 }, { status: 404 }, { status: 200, body: 'no JSON' }])('is of no use after %j', async (fault) => {
    cloud.faults.push(fault);
    expect(await client.listHooks()).toMatchObject({ ok: false });
    expect(cloud.seen).toHaveLength(1);
  });
});
