import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fail, ok } from '../../src/shared/result.ts';
import type { Source, UnreadablePush } from '../core/ports.ts';
import { hookApp } from './app.ts';

const main: Source = { id: 'main', dialect: 'moor-v7', timeZone: 'Asia/Shanghai', values: {} };

let app: ReturnType<typeof hookApp>;
let bodies: unknown[];
let kept: UnreadablePush[];
let mistakes: string[];
let log: 'works' | 'full' | 'throws';
let stopping: boolean;
let allowed: string;
let elsewhere: string[];
let answered: string[];
let needsKey: boolean;
let unadmitted: string[];

beforeEach(() => {
  [needsKey, unadmitted] = [false, []];
  [allowed, elsewhere, answered] = ['127.0.0.1', [], []];
  [bodies, kept, mistakes, log, stopping] = [[], [], [], 'works', false];
  app = hookApp({
    sourceWithSecret: (id, secret) => (id === 'main' && secret === 'right' ? main : undefined),
    mayPush: (id, address) => id !== 'main' || address === allowed,
    onElsewhere: (source, address) => elsewhere.push(`${source.id} ${address}`),
    admit: (_source, { headers, body }) => (needsKey && headers['x-key'] !== 'key' && Object(body).key !== 'key' ? null : { body, secrets: needsKey ? ['key'] : [] }),
    onUnadmitted: (source) => unadmitted.push(source.id),
    addressCheck: (_source, { echo }) => (echo === undefined ? null : echo === '' ? fail('check-failed', 'No.', '') : ok({ result: echo })),
    ingest: async (_source, body) => {
      if (log === 'throws') throw new Error(`boom ${JSON.stringify(body)}`);
      if (log === 'full') return fail('log-unavailable', 'The log cannot be written.', '');
      bodies.push(body);
      return ok({ seq: 7, duplicate: bodies.length > 1 });
    },
    quarantine: {
      keep: async (push) => {
        if (log === 'full') return fail('log-unavailable', 'The log cannot be written.', '');
        kept.push(push);
        return ok(kept.length);
      },
    },
    onUnreadable: () => undefined,
    onAnswered: (source, answer) => answered.push(`${source?.id ?? ''} ${answer}`),
    onMistake: (route) => mistakes.push(route),
    stopping: () => stopping,
    certificate: null,
    trustedProxies: [],
  });
});
afterEach(() => app.close());

const post = async (payload: string | Buffer, contentType?: string, url = '/hooks/main/right') => {
  const response = await app.inject({ method: 'POST', url, payload, headers: contentType === undefined ? {} : { 'content-type': contentType } });
  return { status: response.statusCode, body: response.json(), headers: response.headers };
};

describe('a push', () => {
  test('is answered with its place, and a repeat says so', async () => {
    expect(await post('{"a":1}', 'application/json')).toMatchObject({ status: 200, body: { ok: true, seq: 7 } });
    expect((await post('{"a":1}', 'application/json')).body).toEqual({ ok: true, seq: 7, duplicate: true });
  });

  test.each(['application/json', 'text/plain', 'application/octet-stream', 'nonsense', 'a/b;;;', undefined])(
    'is read as JSON under the type %s',
    async (contentType) => {
      expect(await post('{"a":1}', contentType)).toMatchObject({ status: 200 });
      expect(bodies).toEqual([{ a: 1 }]);
    },
  );

  test('may be a form, or the same fields as a query', async () => {
    await post('a=1&b=%E5%9D%90', 'application/x-www-form-urlencoded');
    const { statusCode } = await app.inject({ method: 'GET', url: '/hooks/main/right?a=1&b=%E5%9D%90' });
    expect(statusCode).toBe(200);
    expect(bodies).toEqual([{ a: '1', b: '坐' }, { a: '1', b: '坐' }]);
  });

  test('is none when a cloud only checks the address', async () => {
    const response = await app.inject({ method: 'GET', url: '/hooks/main/right?echo=abc' });
    expect([response.statusCode, response.json()]).toEqual([200, { result: 'abc' }]);
    expect((await app.inject({ method: 'GET', url: '/hooks/main/wrong?echo=abc' })).statusCode).toBe(404);
    expect([bodies, kept]).toEqual([[], []]);
  });

  test('that cannot be read is refused and kept byte for byte', async () => {
    const raw = Buffer.from([0x7b, 0xff]);
    expect(await post(raw, 'application/json')).toMatchObject({ status: 400, body: { ok: false, error: expect.any(String) } });
    expect(kept).toMatchObject([{ source: 'main', raw, contentType: 'application/json' }]);
    expect((await app.inject({ method: 'POST', url: '/hooks/main/right' })).statusCode).toBe(400);
    expect(kept[1]?.raw).toEqual(Buffer.alloc(0));
  });

  test('may have 256 KiB and no more, announced or not', async () => {
    const filled = (bytes: number) => JSON.stringify({ a: 'x'.repeat(bytes - 8) });
    expect((await post(filled(262_144), 'application/json')).status).toBe(200);
    expect(await post(filled(262_145), 'application/json')).toMatchObject({ status: 413, body: { ok: false, error: expect.any(String) } });
    expect(kept).toEqual([]);
  });

  test('waits outside while the disk refuses, readable or not', async () => {
    log = 'full';
    for (const payload of ['{"a":1}', 'broken']) {
      const answer = await post(payload, 'application/json');
      expect(answer).toMatchObject({ status: 503, body: { ok: false } });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
  });

  test('that meets a mistake of ours gets no 200, and the journal no secret', async () => {
    log = 'throws';
    expect(await post('{"a":1}', 'application/json')).toMatchObject({ status: 500, body: { ok: false } });
    expect(mistakes).toEqual(['/hooks/:source/:secret']);
  });

  test('is sent away while the relay stops', async () => {
    stopping = true;
    const answer = await post('{"a":1}', 'application/json');
    expect(answer).toMatchObject({ status: 503, headers: { connection: 'close' } });
    expect(bodies).toEqual([]);
  });
});

test('each push is told with its answer; address checks, other addresses and pushes that never came whole are none', async () => {
  await post('{"a":1}', 'application/json');
  await post('{"a":1}', 'application/json');
  await post('broken');
  await post('x'.repeat(262_145));
  await post('{"a":1}', 'application/json', '/hooks/main/wrong');
  await app.inject({ method: 'GET', url: '/hooks/main/right?echo=abc' });
  expect((await app.inject({ method: 'GET', url: '/hooks/main/right?echo=' })).statusCode).toBe(400);
  await post('{"a":1}', 'application/json', '/nothing/%zz');
  log = 'full';
  await post('{"a":1}');
  log = 'throws';
  await post('{"a":1}');
  stopping = true;
  await post('{"a":1}');
  const own = ['accepted', 'duplicate', 'refused_400', 'too_large_413'].map((answer) => `main ${answer}`);
  expect(answered).toEqual([...own, ' unknown_404', 'main unavailable_503', 'main failed_500', ' unavailable_503']);
});

describe('a push to a source whose cloud sends a key along', () => {
  const keyed = async (payload: string, key?: string) => {
    const response = await app.inject({ method: 'POST', url: '/hooks/main/right', payload, headers: key === undefined ? {} : { 'x-key': key } });
    return { status: response.statusCode, body: response.json(), type: response.headers['content-type'] };
  };

  test('is taken with it, in the head or in the body, and read', async () => {
    needsKey = true;
    expect(await keyed('{"a":1}', 'key')).toMatchObject({ status: 200 });
    expect(await keyed('{"key":"key"}')).toMatchObject({ status: 200 });
    expect([bodies.length, unadmitted]).toEqual([2, []]);
  });

  test('is answered like a wrong secret without it, whatever it is; it is told and counted, and nothing is kept', async () => {
    const wrong = await post('{"a":1}', 'application/json', '/hooks/main/wrong');
    answered = [];
    needsKey = true;
    const sent = ['{"a":1}', '{"key":"other"}', 'broken', '', 'x'.repeat(262_145)];
    for (const payload of sent) expect(await keyed(payload, 'other')).toEqual({ status: 404, body: wrong.body, type: wrong.headers['content-type'] });
    expect((await app.inject({ method: 'GET', url: '/hooks/main/right?echo=abc' })).json()).toEqual(wrong.body);
    expect([bodies, kept]).toEqual([[], []]);
    expect(answered).toEqual(Array.from({ length: 6 }, () => 'main unknown_404'));
    expect(unadmitted).toEqual(Array.from({ length: 6 }, () => 'main'));
  });

  test('goes into quarantine without the key when it cannot be read', async () => {
    needsKey = true;
    expect(await keyed('{"key":"key', 'key')).toMatchObject({ status: 400 });
    expect(kept.map(({ raw }) => raw.toString())).toEqual(['{"***":"***']);
  });
});

test('a wrong source, a wrong secret, a wrong address and a push from elsewhere are told apart by nothing', async () => {
  const answers = await Promise.all(
    ['/hooks/main/wrong', '/hooks/other/right', '/hooks/%zz/right', `/hooks/main/${'x'.repeat(5_000)}`, '/nothing'].map((url) => post('broken', 'application/json', url)),
  );
  for (const { status, body } of answers) expect([status, body]).toEqual([404, answers[0]?.body]);
  expect(answers[0]?.body).toMatchObject({ ok: false, error: expect.any(String) });
  expect([bodies, kept]).toEqual([[], []]);
  allowed = '203.0.113.7';
  const fromElsewhere = await post('{"a":1}', 'application/json');
  expect([fromElsewhere.status, fromElsewhere.body]).toEqual([404, answers[0]?.body]);
  await post('{"a":1}', 'application/json', '/hooks/main/wrong');
  expect([bodies, kept, elsewhere]).toEqual([[], [], ['main 127.0.0.1']]);
  expect((await app.inject({ method: 'HEAD', url: '/hooks/main/right?a=1' })).statusCode).toBe(404);
  expect(bodies).toEqual([]);
});
