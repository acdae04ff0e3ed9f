import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { danpingEventSchema } from '../../../src/shared/contract/event.ts';
import { draftOf } from './fixtures/drafts.ts';
import { asForm, fixtureNames, readFixture } from './fixtures/read.ts';
import { yunhuni } from './index.ts';
import { isBlank } from './values.ts';

const settings = { timeZone: 'Asia/Shanghai', values: {} };
const names = [...new Set(fixtureNames.flatMap((name) => Object.keys(readFixture(name))))];
const oddNames = ['__proto__', 'constructor', 'toString', 'conferenceId', 'userData', 'partUri', 'failed', 'raw', 'ring_time', ''];
const events = fixtureNames.map((name) => String(readFixture(name)['event']));

/** A value that somebody might put where the tables show another. */
const oddValue = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'null', null, '{"__proto__":{"polluted":true}}', '@', 'sip:', '-1', '1e400', 1e300, '\uD800', '2021-13-01 00:00:00'),
  fc.constantFrom(...events, 'callcenter.end', '9999999999999', 9_999_999_999_999, '99999999999999', 'event_notify'),
  fc.integer().map(String),
);

const mutation = fc
  .tuple(
    fc.constantFrom(...fixtureNames),
    fc.dictionary(fc.constantFrom(...names, ...oddNames), oddValue),
    fc.array(fc.constantFrom(...names), { maxLength: 5 }),
  )
  .map(([name, changes, removed]) => {
    const entries = Object.entries({ ...readFixture(name), ...changes }).filter(([key]) => !removed.includes(key));
    return Object.fromEntries(entries);
  });

const cleanPrototype = Reflect.ownKeys(Object.prototype);

function expectSoundReading(body: unknown): void {
  const before = JSON.stringify(body);
  const result = yunhuni.normalise(body, 0, settings);
  expect(JSON.stringify(yunhuni.normalise(body, 1, settings))).toBe(JSON.stringify(result));
  expect(JSON.stringify(body)).toBe(before);
  expect(Reflect.ownKeys(Object.prototype)).toEqual(cleanPrototype);
  if (!result.ok) {
    expect(result.failure.code).toBe('not-yunhuni');
    return;
  }
  expect(result.value.length).toBe(1);
  for (const { providerEventId, part, otherReading: _, ...rest } of result.value) {
    const event = { ...rest, seq: 1, id: 'x:1', source: 'x', dialect: yunhuni.name, receivedAt: '2026-11-20T02:21:31.123Z' };
    expect(danpingEventSchema.strict().safeParse(event).error).toBeUndefined();
    expect([part, providerEventId === '']).toEqual([null, false]);
    expect(Object.getPrototypeOf(rest.data)).toBe(Object.prototype);
    if (rest.kind !== 'unrecognized') expect(Object.keys(rest.data)).not.toContain('__proto__');
  }
}

describe('whatever arrives', () => {
  test('any JSON value is read or refused, never more than that', () => {
    const anyBody = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names, ...oddNames), oddValue));
    fc.assert(fc.property(anyBody, expectSoundReading), { numRuns: 2_000 });
  });

  test('any mutation of a documented push is read soundly', () => {
    fc.assert(fc.property(mutation, expectSoundReading), { numRuns: 4_000 });
  });

  test('a push is refused only when it names neither event nor action', () => {
    fc.assert(
      fc.property(mutation, (body) => {
        const isNamed = !isBlank(body['event']) || !isBlank(body['action']);
        expect(yunhuni.normalise(body, 0, settings).ok).toBe(isNamed);
      }),
    );
  });

  test('every text of a push is somewhere in its event', () => {
    const word = fc.stringMatching(/^[g-z]{6,12}$/);
    const body = fc.tuple(fc.constantFrom(...fixtureNames), fc.dictionary(fc.constantFrom(...names, ...oddNames.slice(1)), word));
    fc.assert(
      fc.property(body, ([name, words]) => {
        const { event: _, ...changes } = words;
        const told = JSON.stringify(draftOf({ ...readFixture(name), ...changes }));
        for (const text of Object.values(changes)) expect(told).toContain(text);
      }),
    );
  });

  test('an abyss of nested values is no danger', () => {
    const abyss: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    for (const event of [...events, abyss]) {
      const everywhere = Object.fromEntries(names.map((name) => [name, abyss]));
      expect(yunhuni.normalise({ ...everywhere, event }, 0, settings).ok).toBe(true);
    }
  });

  test('a text without end is read in passing', () => {
    for (const text of ['1'.repeat(200_000), ' '.repeat(200_000), `2017-03-06 ${' '.repeat(200_000)}x`, '@;'.repeat(100_000)]) {
      const body = Object.fromEntries(names.map((name) => [name, text]));
      expectSoundReading({ ...body, event: 'conf.joined' });
    }
  });

  test('the order of the fields does not matter', () => {
    const shuffled = fc.constantFrom(...fixtureNames).chain((name) => {
      const entries = Object.entries(readFixture(name));
      return fc.tuple(fc.constant(name), fc.shuffledSubarray(entries, { minLength: entries.length }));
    });
    fc.assert(
      fc.property(shuffled, ([name, entries]) => {
        expect(draftOf(Object.fromEntries(entries))).toEqual(draftOf(readFixture(name)));
      }),
    );
  });
});

describe('a form says the same as JSON', () => {
  test.each(fixtureNames)('%s', (name) => {
    expect(draftOf(asForm(readFixture(name)))).toEqual(draftOf(readFixture(name)));
  });

  test('whatever the fields of a table hold, of the sort that it shows', () => {
    const value = fc.oneof(fc.string(), fc.nat(), fc.constantFrom(null, 'null', 1488765612, 1488765612000, '2017-03-06T10:00:12+08:00'));
    const anyFields = fc.dictionary(fc.constantFrom(...names), value);
    fc.assert(
      fc.property(fc.constantFrom(...fixtureNames), anyFields, fc.string(), (name, changes, user_data) => {
        const { event } = readFixture(name);
        const body = { ...readFixture(name), ...changes, event, user_data };
        expect(draftOf(asForm(body))).toEqual(draftOf(body));
      }),
    );
  });
});
