import { beforeEach, describe, expect, test } from 'vitest';
import { createTel4vnClient } from './client.ts';
import { registerOwnHooks, withoutSecrets, type Registered } from './own-hooks.ts';
import type { Result } from '../../../src/shared/result.ts';
import { StandIn } from './testing/stand-in.ts';

const prefix = 'https://relay.example/hooks/tel4vn/';

let cloud: StandIn;
let secrets: string[];

beforeEach(async () => {
  cloud = await StandIn.start();
  secrets = [];
  return () => cloud.stop();
});

function register(): Promise<Result<Registered>> {
  return registerOwnHooks({
    client: createTel4vnClient({ baseUrl: cloud.host, token: cloud.token, callbackApiKey: null }, { timeoutMs: 8_000, retryPausesMs: [] }),
    callbackApiKey: 'foo',
    leadsHere: (url) => secrets.some((secret) => url === prefix + secret),
    hookAddress: async () => {
      secrets.push(`secret-${secrets.length + 1}`);
      return prefix + secrets.at(-1);
    },
  });
}

const registered = (): string[][] => cloud.hooks.map((hook) => [hook.event_name, hook.callback_url]);

describe('the relay’s own hooks', () => {
  test('are registered for the four events of the page, with one fresh address', async () => {
    expect(await register()).toEqual({ ok: true, value: { created: ['ringing', 'answered', 'hangup', 'cdr'], existing: [] } });
    expect(registered()).toEqual(['ringing', 'answered', 'hangup', 'cdr'].map((event) => [event, `${prefix}secret-1`]));
  });

  test('are not registered twice, and no secret is made for nothing', async () => {
    await register();
    expect(await register()).toEqual({ ok: true, value: { created: [], existing: ['ringing', 'answered', 'hangup', 'cdr'] } });
    expect(cloud.hooks).toHaveLength(4);
    expect(secrets).toHaveLength(1);
  });

  test('hooks of others, or of the relay under a secret of old, do not stand in for them', async () => {
    cloud.addHook('ringing', 'https://crm.example/hook');
    cloud.addHook('answered', `${prefix}withdrawn`);
    expect(await register()).toMatchObject({ ok: true, value: { existing: [] } });
    expect(cloud.hooks).toHaveLength(6);
  });

  test('after a failure midway it is told how far it got, and the next run goes on from there', async () => {
    cloud.faults.push({ status: 200, body: '{"data":[]}' }, { status: 200, body: '{"created":true}' }, { status: 200, body: '{"created":false}' });
    const failed = await register();
    expect(failed).toMatchObject({ ok: false, failure: { code: 'not-created', cause: expect.stringMatching(/answered .*before that: ringing\./) } });

    cloud.addHook('ringing', `${prefix}secret-1`);
    expect(await register()).toEqual({ ok: true, value: { created: ['answered', 'hangup', 'cdr'], existing: ['ringing'] } });
    expect(secrets).toHaveLength(1);
    expect(new Set(cloud.hooks.map((hook) => hook.callback_url))).toEqual(new Set([`${prefix}secret-1`]));
  });

  test('when the list cannot be had, nothing is registered', async () => {
    cloud.faults.push({ status: 401 });
    expect(await register()).toMatchObject({ ok: false, failure: { code: 'unauthorized' } });
    expect([cloud.seen.length, secrets]).toEqual([1, []]);
  });
});

test.each([
  [`${prefix}${'s'.repeat(43)}`, `${prefix}…`],
  ['https://user:word@crm.example:8443/in?key=1', 'https://crm.example:8443/in?…'],
  ['', '-'],
  ['not an address', '(not an address)'],
])('an address is shown without its secrets: %s', (address, shown) => {
  expect(withoutSecrets(address)).toBe(shown);
});
