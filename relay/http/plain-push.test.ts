import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fail, ok } from '../../src/shared/result.ts';
import type { Source } from '../core/ports.ts';
import { hookApp } from './app.ts';

const main: Source = { id: 'main', dialect: 'moor-v7', timeZone: 'Asia/Shanghai', values: {} };

const heard: string[] = [];
const app = hookApp({
  sourceWithSecret: (id, secret) => (id === 'main' && secret === 'right' ? main : undefined),
  mayPush: () => true,
  onElsewhere: () => undefined,
  admit: (_source, { headers, body }) => (headers['x-key'] === 'wrong' ? null : { body, secrets: ['key'] }),
  onUnadmitted: ({ id }) => heard.push(`unadmitted ${id}`),
  addressCheck: () => null,
  ingest: async (_source, body) => {
    const { said } = Object(body);
    heard.push(`took ${JSON.stringify(body)}`);
    if (said === 'mistake') throw new Error('boom');
    if (said === 'full') return fail('log-unavailable', 'The log cannot be written.', '');
    if (said === 'strange') return fail('unreadable', 'Nobody sends this.', '');
    return ok({ seq: 7, duplicate: said === 'again' });
  },
  quarantine: {
    keep: async ({ raw, contentType, reason }) => {
      heard.push(`kept ${raw.toString('hex')} ${contentType} ${reason}`);
      return ok(1);
    },
  },
  onUnreadable: () => undefined,
  onAnswered: (source, answer) => heard.push(`answered ${source?.id} ${answer}`),
  onMistake: (route) => heard.push(`mistake ${route}`),
  stopping: () => false,
  certificate: null,
  trustedProxies: [],
});

let url: string;
beforeAll(async () => {
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

async function answerTo(path: string, body: string | Buffer, headers: Record<string, string>): Promise<unknown> {
  heard.length = 0;
  const response = await fetch(url + path, { method: 'POST', body: typeof body === 'string' ? body : new Uint8Array(body), headers });
  const { status, headers: shown } = response;
  const told = [...shown].filter(([name]) => name !== 'date');
  return { status, told, body: await response.text(), heard: [...heard] };
}

describe('a push as clouds send it is answered, counted and kept as on the way through the router', () => {
  test.each<[string, string | Buffer, Record<string, string>?]>([
    ['one that is taken', '{"a":1}'],
    ['a repeat', '{"said":"again"}'],
    ['a form', 'a=1&b=%E5%9D%90', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a type that is none', '{"a":"坐席"}', { 'content-type': 'nonsense;;' }],
    ['no JSON', '{"a":'],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['nothing', ''],
    ['what its dialect does not know', '{"said":"strange"}'],
    ['a disk that refuses', '{"said":"full"}'],
    ['a mistake of ours', '{"said":"mistake"}'],
    ['a key that is wrong', '{"a":1}', { 'x-key': 'wrong' }],
    ['a body that is too long', 'x'.repeat(256 * 1024 + 1)],
    ['a body as long as may be', JSON.stringify({ a: 'x'.repeat(200_000) })],
  ])('%s', async (_name, body, headers = { 'content-type': 'application/json' }) => {
    const plain = await answerTo('/hooks/main/right', body, headers);
    const routed = await answerTo('/hooks/main/right?', body, headers);
    expect(plain).toEqual(routed);
  });

  test('a secret that is wrong', async () => {
    expect(await answerTo('/hooks/main/wrong', '{}', {})).toEqual(await answerTo('/hooks/nobody/right', '{}', {}));
  });
});
