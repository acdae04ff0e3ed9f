import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHandshake } from './handshake.ts';

const host = '10.0.0.5:7700';
const read = (auth: unknown, headers = {}, publicUrl: string | null = null) => readHandshake(auth, { headers: { host, ...headers } }, publicUrl);

describe('a handshake', () => {
  test('needs a token; a cursor that makes no sense is as good as none', () => {
    const credential = { kind: 'token', token: 't' };
    expect(read({ token: 't', cursor: { epoch: 'e', seq: 3 } })).toEqual({ credential, cursor: { epoch: 'e', seq: 3 } });
    for (const cursor of [undefined, null, 7, 'x', {}, { epoch: 'e', seq: -1 }, { epoch: 'e', seq: 1.5 }, { epoch: 1, seq: 1 }]) {
      expect(read({ token: 't', cursor })).toEqual({ credential, cursor: null });
    }
    for (const auth of [undefined, null, 'x', [], {}, { token: 7 }, { token: '' }, { token: 'x'.repeat(10_000) }]) {
      expect(read(auth)).toBeNull();
    }
  });

  test('of any shape does no harm', () => {
    fc.assert(fc.property(fc.object(), (auth) => read(auth) === null || typeof auth['token'] === 'string'));
  });

  test('may be a page of the relay in a browser that is logged in; pages of other sites lend nobody’s session', () => {
    const cursor = { epoch: 'e', seq: 3 };
    const cookie = 'other=1; danping_session=abc';
    expect(read({ cursor }, { cookie, origin: `http://${host}` })).toEqual({ credential: { kind: 'session', id: 'abc' }, cursor });
    for (const origin of [undefined, 'http://evil.example', 'null', `http://${host}1`]) expect(read({}, { cookie, origin })).toBeNull();
    expect(read({ token: '' }, { cookie, origin: `http://${host}` })).toBeNull();
  });

  test('behind TLS takes the cookie only that plain HTTP cannot have set', () => {
    const tls = (cookie: string) => read({}, { host: 'calls.example', origin: 'https://calls.example', cookie }, 'https://calls.example');
    expect(tls('danping_session=abc')).toBeNull();
    expect(tls('__Host-danping_session=abc')).toMatchObject({ credential: { id: 'abc' } });
  });
});
