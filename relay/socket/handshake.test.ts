import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOwnOrigin, readHandshake } from './handshake.ts';
import { answerPainted, type Painted } from './painted.ts';

describe('a handshake', () => {
  test('needs a token; a cursor that makes no sense is as good as none', () => {
    expect(readHandshake({ token: 't', cursor: { epoch: 'e', seq: 3 } })).toEqual({ token: 't', cursor: { epoch: 'e', seq: 3 } });
    for (const cursor of [undefined, null, 7, 'x', {}, { epoch: 'e', seq: -1 }, { epoch: 'e', seq: 1.5 }, { epoch: 1, seq: 1 }]) {
      expect(readHandshake({ token: 't', cursor })).toEqual({ token: 't', cursor: null });
    }
    for (const auth of [undefined, null, 'x', [], {}, { token: 7 }, { token: '' }, { token: 'x'.repeat(10_000) }]) {
      expect(readHandshake(auth)).toBeNull();
    }
  });

  test('of any shape does no harm', () => {
    fc.assert(fc.property(fc.object(), (auth) => readHandshake(auth) === null || typeof auth['token'] === 'string'));
  });
});

test('programs and the relay’s own pages may connect, pages of other sites may not', () => {
  const from = (origin: string | undefined, publicUrl: string | null = null) => {
    const request = new IncomingMessage(new Socket());
    request.headers = { host: '10.0.0.5:7700', ...(origin !== undefined && { origin }) };
    return isOwnOrigin(request, publicUrl);
  };
  expect(from(undefined)).toBe(true);
  expect(from('http://10.0.0.5:7700')).toBe(true);
  expect(from('https://calls.example.com', 'https://calls.example.com')).toBe(true);
  for (const origin of ['http://evil.example', 'http://10.0.0.5:7701', 'null', '', 'https://calls.example.com.evil.example']) {
    expect(from(origin, 'https://calls.example.com')).toBe(false);
  }
});

test('what a client says of a painted pop-up is believed only in its right shape', () => {
  const heard: Painted[] = [];
  const ask = (...said: unknown[]) => {
    let answer: unknown;
    answerPainted([...said, (words: unknown) => (answer = words)], { role: 'agent', agentNumber: '20001', name: 'A', audienceKey: 'main/20001' }, (painted) => heard.push(painted));
    return answer;
  };
  expect(ask({ callId: '403', milliseconds: 41.5 })).toEqual({ ok: true });
  for (const said of [undefined, null, 'x', {}, { callId: '', milliseconds: 1 }, { callId: '403', milliseconds: -1 }, { callId: '403', milliseconds: '1' }]) {
    expect(ask(said)).toMatchObject({ ok: false, error: expect.any(String) });
  }
  answerPainted([], { role: 'supervisor', login: 'li' }, () => undefined);
  expect(heard).toEqual([{ agentNumber: '20001', callId: '403', milliseconds: 41.5 }]);
});
