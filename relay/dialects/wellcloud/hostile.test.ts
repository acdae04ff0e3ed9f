import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { danpingEventSchema } from '../../../src/shared/contract/event.ts';
import type { EventDraft } from '../../core/dialect.ts';
import { draftOf } from './fixtures/drafts.ts';
import { fixtureNames, readFixture } from './fixtures/read.ts';
import { wellcloud } from './index.ts';

const settings = { timeZone: 'Asia/Shanghai', values: {} };
const names = Object.keys(readFixture('ivr-started'));

/** A value that somebody might put where the document shows another. */
const oddValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('', 'null', null, '{}', '[]', '[""]', '["', '@', '-1', '1e400', 1e300, 'CallEndEvent', 'IvrEndedEvent'),
  fc.constantFrom('2018.06.12 11:33:56', '2018.99.12 11:33:56', '9999999999999', '6001@test.cc', 'ivr,call'),
  fc.integer().map(String),
);
const changes = fc.dictionary(fc.constantFrom(...names, 'call', 'agent', '__proto__', 'constructor'), oddValue);

const mutation = fc
  .tuple(fc.constantFrom(...fixtureNames), changes, fc.array(fc.constantFrom(...names), { maxLength: 5 }))
  .map(([name, changed, removed]) => {
    const entries = Object.entries({ ...readFixture(name), ...changed }).filter(([key]) => !removed.includes(key));
    return Object.fromEntries(entries);
  });

const cleanPrototype = Reflect.ownKeys(Object.prototype);

function expectEvent({ providerEventId, part, ...rest }: EventDraft): void {
  const event = { ...rest, seq: 1, id: 'main:1', source: 'main', dialect: wellcloud.name, receivedAt: '2026-11-20T02:21:31.123Z' };
  expect(danpingEventSchema.strict().safeParse(event).error).toBeUndefined();
  expect([providerEventId === '', part]).toEqual([false, null]);
  expect(['ivr.started', 'ivr.ended', 'unrecognized']).toContain(rest.kind);
}

function expectSoundReading(body: unknown): void {
  const before = JSON.stringify(body);
  const result = wellcloud.normalise(body, 1, settings);
  expect(JSON.stringify(wellcloud.normalise(body, 2, settings))).toBe(JSON.stringify(result));
  expect(JSON.stringify(body)).toBe(before);
  expect(Reflect.ownKeys(Object.prototype)).toEqual(cleanPrototype);
  if (result.ok) {
    expect(result.value).toHaveLength(1);
    for (const draft of result.value) expectEvent(draft);
  } else {
    expect(result.failure.code).toBe('not-wellcloud');
  }
}

describe('whatever arrives', () => {
  test('any JSON value is read or refused, never more than that', () => {
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), changes), expectSoundReading), { numRuns: 1_500 });
  });

  test('any mutation of a documented push is read soundly', () => {
    fc.assert(fc.property(mutation, expectSoundReading), { numRuns: 2_500 });
  });

  test('no value of a documented event is lost', () => {
    const value = fc.string().filter((text) => !['', 'null'].includes(text.trim()));
    fc.assert(
      fc.property(fc.constantFrom(...names.filter((name) => name !== 'topics')), value, (name, text) => {
        const draft = draftOf({ ...readFixture('ivr-started'), [name]: text });
        const number = text.split('@')[0]?.trim() ?? '';
        expect(JSON.stringify(draft)).toContain(JSON.stringify(number === '' ? text : number).slice(1, -1));
      }),
    );
  });

  test('a query of any names is answered or left alone', () => {
    const query = fc.dictionary(fc.constantFrom('signature', 'timestamp', 'nonce', 'echostr', '__proto__', 'toString'), fc.string());
    fc.assert(
      fc.property(query, (parameters) => {
        const answer = wellcloud.answerAddressCheck?.(parameters, { ...settings, values: { 'verification-token': 't' } });
        if (answer?.ok !== false) expect(answer).toBeNull();
      }),
    );
  });
});

describe('a form says the same as JSON', () => {
  test.each(fixtureNames)('%s', (name) => {
    const texts = Object.entries(readFixture(name)).map(([key, value]): [string, string] => [key, String(value)]);
    expect(draftOf(Object.fromEntries(new URLSearchParams(texts)))).toEqual(draftOf(readFixture(name)));
  });

  test.each(fixtureNames)('%s, in any order of the fields', (name) => {
    const entries = Object.entries(readFixture(name));
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
        expect(draftOf(Object.fromEntries(shuffled))).toEqual(draftOf(readFixture(name)));
      }),
    );
  });
});
