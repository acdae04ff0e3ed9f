import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asks, type AskName } from '../../../src/shared/contract/asks.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import type { Viewer } from '../../core/viewer.ts';
import { serveAsks, type AskAnswers } from './serve-asks.ts';

const agent: Viewer = { role: 'agent', agentNumber: '20001', name: 'A', audienceKey: 'main/20001' };
const names = Object.keys(asks) as AskName[];
const rightPayloads: Readonly<Record<AskName, object>> = {
  'agent.day': { agentNumber: '20001' },
  'customer.recent': { customerNumber: '13800138000', limit: 3 },
  'note.save': { callId: '403', note: '', disposition: null, savedAt: '2026-11-20T02:21:31.123Z' },
  dial: { number: '+8613800138000' },
  painted: { callId: '403', milliseconds: 41.5 },
};

/** A client whose asks the test puts, one at a time. */
function client(changes: Partial<AskAnswers> = {}) {
  const asked: unknown[] = [];
  const mistakes: string[] = [];
  let hear: (name: string, ...said: unknown[]) => void = () => undefined;
  let now = 1_000_000;
  const answers: AskAnswers = {
    'agent.day': (_viewer, input) => (asked.push(input), ok({ agentNumber: '20001', from: '', until: '', spans: [], isCut: false })),
    'customer.recent': (_viewer, input) => (asked.push(input), ok({ calls: [] })),
    'note.save': async (_viewer, input) => (asked.push(input), ok({ kept: true })),
    dial: async (_viewer, input) => (asked.push(input), ok({ callId: null })),
    painted: (_viewer, input) => (asked.push(input), ok({})),
    ...changes,
  };
  serveAsks({ onAny: (listener) => (hear = listener) }, agent, { answers, now: () => now, onMistake: (name) => mistakes.push(name) });
  return {
    asked,
    mistakes,
    pass: (ms: number) => (now += ms),
    tell: (name: string, ...said: unknown[]) => hear(name, ...said),
    ask: (name: string, ...said: unknown[]) => new Promise((resolve) => hear(name, ...said, resolve)),
  };
}

const wordsOf = (code: string) => ({ ok: false, code, error: expect.stringMatching(/\S.*\.$/), mend: expect.stringMatching(/\S.*\.$/) });

describe('what a client asks', () => {
  test.each(names)('is answered in its right shape: %s', async (name) => {
    const { ask, asked } = client();
    expect(await ask(name, rightPayloads[name])).toMatchObject({ ok: true });
    expect(asked).toEqual([asks[name].input.parse(rightPayloads[name])]);
  });

  test.each(names)('is refused in plain words in any other, and nobody hears of it: %s', async (name) => {
    const { ask, asked, mistakes } = client();
    for (const wrong of [undefined, null, 'x', 7, [], {}, { ...rightPayloads[name], callId: '', number: '', customerNumber: '', agentNumber: '' }]) {
      expect(await ask(name, wrong)).toEqual(wordsOf('malformed'));
    }
    expect(await ask(name)).toEqual(wordsOf('malformed'));
    expect([asked, mistakes]).toEqual([[], []]);
  });

  test('of whatever shape and name does no harm', async () => {
    const { ask, mistakes } = client();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...names), fc.string(), fc.constantFrom('constructor', '__proto__', 'toString')), fc.array(fc.anything(), { maxLength: 3 }), async (name, said) => {
        expect(await ask(name, ...said)).toMatchObject({ ok: expect.any(Boolean) });
      }),
    );
    expect(mistakes).toEqual([]);
  });

  test.each(['fly', '', 'constructor', '__proto__'])('is told to be unknown where it is: "%s"', async (name) => {
    expect(await client().ask(name, {})).toEqual(wordsOf('unknown-ask'));
  });

  test('needs no answer', async () => {
    const { tell, ask, asked } = client();
    tell('painted', rightPayloads.painted);
    tell('painted', 'x');
    await ask('painted', rightPayloads.painted);
    expect(asked).toHaveLength(2);
  });

  test('is refused in the words of whoever refuses it', async () => {
    const { ask } = client({ dial: () => fail('no-extension', 'The cause.', 'The mend.') });
    expect(await ask('dial', rightPayloads.dial)).toEqual({ ok: false, code: 'no-extension', error: 'The cause.', mend: 'The mend.' });
  });

  test.each([() => { throw new Error('13800138000'); }, () => Promise.reject(new Error('13800138000'))])('is answered also where the relay stumbles: %#', async (stumble) => {
    const { ask, mistakes } = client({ dial: stumble });
    const answer = await ask('dial', rightPayloads.dial);
    expect(answer).toEqual(wordsOf('failed'));
    expect([JSON.stringify(answer).includes('13800138000'), mistakes]).toEqual([false, ['dial']]);
  });
});

describe('a client that asks without end', () => {
  test.each([['agent.day', 20], ['customer.recent', 20], ['note.save', 20], ['dial', 20], ['painted', 200]] as const)('waits, and is told how long: %s', async (name, most) => {
    const { ask, asked, pass } = client();
    for (let i = 0; i < most; i++) await ask(name, rightPayloads[name]);
    pass(4_000);
    expect(await ask(name, rightPayloads[name])).toMatchObject({ ...wordsOf('too-many'), mend: 'Ask again in 6 s.' });
    expect(asked).toHaveLength(most);
    pass(6_000);
    expect(await ask(name, rightPayloads[name])).toMatchObject({ ok: true });
  });

  test('spends what it may on wrong shapes, too, and not what another ask may', async () => {
    const { ask } = client();
    for (let i = 0; i < 20; i++) await ask('dial', 'x');
    expect(await ask('dial', rightPayloads.dial)).toEqual(wordsOf('too-many'));
    expect(await ask('note.save', rightPayloads['note.save'])).toMatchObject({ ok: true });
  });
});

test.each(['+8613800138000', '0899098899', '*100#', '1', '+'.padEnd(32, '1')])('can be dialled: %s', (number) => {
  expect(asks.dial.input.safeParse({ number }).success).toBe(true);
});
test.each(['', '+', '138 0013 8000', '1+2', '++1', 'tel:110', '110;', '１１０', '110\n', '1'.repeat(33), "1'--", '{number}'])('cannot be dialled: %j', (number) => {
  expect(asks.dial.input.safeParse({ number }).success).toBe(false);
});
