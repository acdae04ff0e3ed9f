import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAgent } from './agents.ts';
import { BackOff } from './back-off.ts';
import { enrol, enrolUrl } from './enrolment.ts';
import { digestOf } from './secrets.ts';
import { TemporaryDirectory } from './testing/temporary-directory.ts';
import { revokeAgent } from './tokens.ts';

const day = 86_400_000;

/** A directory with agent 20001 and the code that was given out at time 0. */
function withCode(temporary: TemporaryDirectory): string {
  const added = addAgent(temporary.store, { number: '20001', name: '张三', source: null, also: null }, 0);
  if (!added.ok) throw new Error(added.failure.cause);
  return added.value.enrolmentCode;
}

describe('an enrolment code', () => {
  test('is good for one token', () => {
    using temporary = new TemporaryDirectory();
    const code = withCode(temporary);
    const enrolled = enrol(temporary.store, code, 7 * day - 1);
    if (!enrolled.ok) throw new Error(enrolled.failure.cause);
    expect(enrolled.value).toMatchObject({ agentNumber: '20001', name: '张三' });
    expect(temporary.store.current().viewerWith(digestOf(enrolled.value.token))).toMatchObject({ agentNumber: '20001' });
    expect(enrol(temporary.store, code, 7 * day - 1)).toMatchObject({ ok: false, failure: { code: 'code-invalid' } });
  });

  test('expires after seven days, and with the person’s tokens', () => {
    using temporary = new TemporaryDirectory();
    expect(enrol(temporary.store, withCode(temporary), 7 * day)).toMatchObject({ ok: false });
    const code = withCode(temporary);
    revokeAgent(temporary.store, '20001');
    expect(enrol(temporary.store, code, 1)).toMatchObject({ ok: false });
    expect(enrol(temporary.store, 'guess', 1)).toMatchObject({ ok: false });
  });

  test('travels in a link from which a program reads both parts back', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.base64String({ minLength: 1 }), (relay, code) => {
        const { searchParams } = new URL(enrolUrl(relay, code, 'key'));
        expect([searchParams.get('relay'), searchParams.get('code')]).toEqual([relay, code]);
      }),
    );
  });
});

describe('whoever guesses', () => {
  test('is free to err five times, then waits longer and longer, up to a minute', () => {
    const backOff = new BackOff();
    const waits = Array.from({ length: 14 }, () => {
      backOff.failed('10.0.0.5', 0);
      return backOff.waitMs('10.0.0.5', 0);
    });
    expect(waits.slice(0, 7)).toEqual([0, 0, 0, 0, 1_000, 2_000, 4_000]);
    expect(waits.at(-1)).toBe(60_000);
    expect(backOff.waitMs('10.0.0.5', 60_000)).toBe(0);
    expect(backOff.waitMs('10.0.0.6', 0)).toBe(0);
    backOff.succeeded('10.0.0.5');
    expect(backOff.waitMs('10.0.0.5', 0)).toBe(0);
  });

  test('from very many addresses fills no memory', () => {
    const backOff = new BackOff();
    for (let i = 0; i < 20_000; i++) for (let times = 0; times < 5; times++) backOff.failed(`a${i}`, 0);
    expect(backOff.waitMs('a0', 0)).toBe(0);
    expect(backOff.waitMs('a19999', 0)).toBe(1_000);
  });
});
