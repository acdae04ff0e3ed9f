import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callId, commands } from './testing/commands.ts';
import { answerWith, deafAddress, startStandIn, token, type Behaviour, type StandIn } from './testing/stand-in.ts';

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(() => standIn[Symbol.asyncDispose]());

/** A clock that strikes when the test says so. */
let strike: AbortController;
beforeEach(() => {
  strike = new AbortController();
});

const hang: Behaviour = () => strike.abort();
const hangWithin: Behaviour = (response) => response.writeHead(200).write('{"callId":', () => strike.abort());
const breakOff: Behaviour = (_, request) => request.socket.destroy();
const breakOffWithin: Behaviour = (response, request) => response.writeHead(200).write('{"callId":', () => request.socket.destroy());
const flood: Behaviour = (response) => {
  const pour = (): void => {
    while (!response.destroyed && response.write(' '.repeat(65_536))) continue;
  };
  response.writeHead(200).on('drain', pour);
  pour();
};

describe.each(commands)('%s is sent once, whatever happens after', (_, give) => {
  test.each([
    ['a hang', hang, 'timed-out'],
    ['a hang within the answer', hangWithin, 'timed-out'],
    ['a broken line', breakOff, 'connection-lost'],
    ['a line that breaks within the answer', breakOffWithin, 'connection-lost'],
    ['an answer without end', flood, 'unreadable-answer'],
    ['an empty answer', answerWith(''), 'unreadable-answer'],
    ['garbage', answerWith('<html>busy</html>'), 'unreadable-answer'],
    ['JSON of another kind', answerWith('[1]'), 'unreadable-answer'],
    ['an answer that says nothing', answerWith({ id: 'x' }), 'unreadable-answer'],
    ['fields of another sort', answerWith({ callId: {}, code: [] }), 'unreadable-answer'],
    ['a failing server', answerWith('', 503), 'http-status'],
  ])('%s', async (_name, behaviour, code) => {
    standIn.behave(behaviour);
    const patience: number[] = [];
    const timeout = (milliseconds: number): AbortSignal => {
      patience.push(milliseconds);
      return strike.signal;
    };
    expect(await give(standIn.client({ timeout }))).toMatchObject({ ok: false, failure: { code, mayHaveHappened: true } });
    expect(patience).toEqual([8_000]);
    expect(standIn.received).toHaveLength(1);
  });
});

describe('no connection', () => {
  test('refused for good: a few attempts, and certainty that nothing happened', async () => {
    let attempts = 0;
    const counting: typeof fetch = (...call) => {
      attempts++;
      return fetch(...call);
    };
    const { base } = await deafAddress();
    const done = await standIn.client({ apiBase: base, fetch: counting }).stopMedia(callId);
    expect(done).toMatchObject({ ok: false, failure: { code: 'unreachable', mayHaveHappened: false } });
    expect(attempts).toBe(3);
  });

  test('refused once, then somebody listens: the command arrives once', async () => {
    const { base, port } = await deafAddress();
    let late: StandIn | null = null;
    const startAfterRefusal: typeof fetch = async (...call) => {
      try {
        return await fetch(...call);
      } catch (error) {
        late ??= await startStandIn(port);
        late.behave(answerWith({ callId }));
        throw error;
      }
    };
    const done = await standIn.client({ apiBase: base, fetch: startAfterRefusal }).playMedia(callId, ['welcome.wav']);
    const arrived = await stopAfterwards(late);
    expect([done, arrived]).toEqual([{ ok: true, value: null }, 1]);
  });

  test('a name that nobody has is not tried twice', async () => {
    let attempts = 0;
    const unresolved: typeof fetch = async () => {
      attempts++;
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }) });
    };
    const done = await standIn.client({ fetch: unresolved }).stopMedia(callId);
    expect(done).toMatchObject({ ok: false, failure: { code: 'unreachable', mayHaveHappened: false } });
    expect(attempts).toBe(1);
  });

  async function stopAfterwards(late: StandIn | null): Promise<number> {
    await late?.[Symbol.asyncDispose]();
    return late?.received.length ?? 0;
  }
});

describe('the token goes to WellCloud alone', () => {
  test.each([301, 302, 303, 307, 308])('an answer that points elsewhere (%i) is not followed', async (status) => {
    const elsewhere = await startStandIn();
    standIn.behave(answerWith('', status, { location: `${elsewhere.base}/media/stopMedia` }));
    const done = await standIn.client().stopMedia(callId);
    await elsewhere[Symbol.asyncDispose]();
    expect(done).toMatchObject({ ok: false, failure: { code: 'http-status', mayHaveHappened: false } });
    expect(elsewhere.received).toEqual([]);
  });

  const echoes: readonly Behaviour[] = [
    answerWith({ code: 10_002, message: `Authorization: ${token}` }),
    answerWith({ code: token, message: token }),
    answerWith({ result: token }, 401),
    answerWith(token, 500),
    answerWith(token),
    breakOff,
  ];
  test.each([...echoes.entries()])('no failure repeats it, not even from an answer that does (%i)', async (_, echo) => {
    standIn.behave(echo);
    for (const [, give] of commands) {
      const done = await give(standIn.client());
      expect(done.ok).toBe(false);
      expect(JSON.stringify(done)).not.toContain(token);
    }
  });

  test('nor one about a fetch that quotes its headers', async () => {
    const quoting: typeof fetch = () => Promise.reject(new TypeError(`invalid header value ${token}`, { cause: new Error(token) }));
    const done = await standIn.client({ fetch: quoting }).stopMedia(callId);
    expect(done).toMatchObject({ ok: false, failure: { code: 'connection-lost' } });
    expect(JSON.stringify(done)).not.toContain(token);
  });
});

test('any answer at all is understood or refused, never more than that', async () => {
  const field = fc.oneof(fc.jsonValue(), fc.constantFrom(0, 2, '10002', 200, 'success', callId));
  const body = fc.oneof(fc.string(), fc.dictionary(fc.constantFrom('code', 'returnCode', 'result', 'callId', 'id', '__proto__'), field));
  const status = fc.constantFrom(200, 204, 299, 400, 401, 404, 500);
  await fc.assert(
    fc.asyncProperty(body, status, async (sent, code) => {
      const text = typeof sent === 'string' ? sent : JSON.stringify(sent);
      const once: typeof fetch = async () => new Response(code === 204 ? null : text, { status: code });
      const done = await standIn.client({ fetch: once }).stopMedia(callId);
      if (!done.ok) expect([done.failure.cause, done.failure.mend].every((words) => /[.…]$/.test(words))).toBe(true);
      expect(done.ok && (code < 200 || code > 299)).toBe(false);
    }),
    { numRuns: 300 },
  );
});
