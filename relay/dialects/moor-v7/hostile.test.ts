import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventDraft } from '../../core/dialect.ts';
import { danpingEventSchema } from '../../../src/shared/contract/event.ts';
import { callRecordSchema } from '../../../src/shared/contract/call-record.ts';
import { agentStatusDataSchema } from '../../../src/shared/contract/agent-status.ts';
import { draftsOf } from './fixtures/drafts.ts';
import { fixtureNames, readFixture } from './fixtures/read.ts';
import { moorV7 } from './index.ts';
import { holdsKnownField } from './fields.ts';
import { unwrap } from './unwrap.ts';

const receivedAt = Date.parse('2026-11-20T02:21:31.123Z');
const settings = { timeZone: 'Asia/Shanghai', values: {} };
const names = [...new Set(fixtureNames.flatMap((name) => Object.keys(unwrap(readFixture(name))?.fields ?? {})))];

/** A value that somebody might put where the page shows another. */
const oddValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('', 'null', null, '{}', '[]', '[""]', '{"a":', '{"__proto__":{"polluted":true}}', '@', '-1', '1e400', 1e300),
  fc.constantFrom('callStatus', 'cdr', 'login', 'mediaFailreason', 'link', 'hangup', '2021-13-01 00:00:00', '9999999999999'),
  fc.integer().map(String),
);

const mutation = fc
  .tuple(
    fc.constantFrom(...fixtureNames),
    fc.dictionary(fc.constantFrom(...names, 'content', 'uniqueId', 'statusNumber', 'failureReason', '__proto__', 'constructor'), oddValue),
    fc.array(fc.constantFrom(...names), { maxLength: 5 }),
    fc.boolean(),
  )
  .map(([name, changes, removed, isWrapped]) => {
    const entries = Object.entries({ ...readFixture(name), ...changes }).filter(([key]) => !removed.includes(key));
    const body = Object.fromEntries(entries);
    return isWrapped ? { content: body, uniqueId: 'wrapper' } : body;
  });

function expectEvent(draft: EventDraft): void {
  const { providerEventId, part, ...rest } = draft;
  const event = { ...rest, seq: 1, id: 'main:1', source: 'main', dialect: moorV7.name, receivedAt: '2026-11-20T02:21:31.123Z' };
  expect(danpingEventSchema.strict().safeParse(event).error).toBeUndefined();
  expect(providerEventId === null || providerEventId !== '').toBe(true);
  expect([null, 'agent', 'call']).toContain(part);
  if (draft.kind === 'call.record') callRecordSchema.strict().parse(draft.data['record']);
  if (draft.kind === 'agent.status') agentStatusDataSchema.parse(draft.data);
}

function expectSoundReading(body: unknown): void {
  const before = JSON.stringify(body);
  const result = moorV7.normalise(body, receivedAt, settings);
  const again = moorV7.normalise(body, receivedAt + 1, settings);
  expect(JSON.stringify(again)).toBe(JSON.stringify(result));
  expect(JSON.stringify(body)).toBe(before);
  expect(Reflect.ownKeys(Object.prototype)).toEqual(cleanPrototype);
  if (result.ok) {
    expect(result.value.length === 1 || result.value.length === 2).toBe(true);
    for (const draft of result.value) expectEvent(draft);
  } else {
    expect(result.failure.code).toBe('not-moor-v7');
  }
}

const cleanPrototype = Reflect.ownKeys(Object.prototype);

describe('whatever arrives', () => {
  test('any JSON value is read or refused, never more than that', () => {
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names, 'content'), oddValue)), expectSoundReading), {
      numRuns: 2_000,
    });
  });

  test('any mutation of a documented push is read soundly', () => {
    fc.assert(fc.property(mutation, expectSoundReading), { numRuns: 4_000 });
  });

  test('a push is refused only when no field of the page has a value in it', () => {
    fc.assert(
      fc.property(mutation, (body) => {
        const fields = unwrap(body)?.fields ?? {};
        expect(moorV7.normalise(body, receivedAt, settings).ok).toBe(holdsKnownField(fields));
      }),
    );
  });

  test('the order of the fields does not matter', () => {
    const shuffled = fc.constantFrom(...fixtureNames).chain((name) => {
      const entries = Object.entries(readFixture(name));
      return fc.tuple(fc.constant(name), fc.shuffledSubarray(entries, { minLength: entries.length }));
    });
    fc.assert(
      fc.property(shuffled, ([name, entries]) => {
        expect(draftsOf(Object.fromEntries(entries))).toEqual(draftsOf(readFixture(name)));
      }),
    );
  });
});

/** As a form or a query would carry it: every value a text, lists and objects JSON texts. */
function flat(body: object): Record<string, string> {
  const texts = Object.entries(body).map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
  return Object.fromEntries(texts);
}

describe('a form says the same as JSON', () => {
  test.each(fixtureNames)('%s', (name) => {
    const form = new URLSearchParams(flat(readFixture(name)));
    expect(draftsOf(Object.fromEntries(new URLSearchParams(form.toString())))).toEqual(draftsOf(readFixture(name)));
  });

  test('whatever extras a dial-out carries', () => {
    const name = fc.string().filter((text) => text !== '__proto__');
    const extras = fc.dictionary(name, fc.oneof(fc.string(), fc.integer(), fc.boolean()));
    fc.assert(
      fc.property(extras, (value) => {
        const body = { ...readFixture('dialout-ring'), extras: value };
        const drafts = draftsOf(flat(body));
        expect(drafts).toEqual(draftsOf(JSON.parse(JSON.stringify(body))));
      }),
    );
  });
});
