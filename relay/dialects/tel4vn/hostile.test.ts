import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callRecordSchema } from '../../../src/shared/contract/call-record.ts';
import { danpingEventSchema } from '../../../src/shared/contract/event.ts';
import { documentedFields, holdsDocumentedField } from './fields.ts';
import { draftOf } from './fixtures/drafts.ts';
import { fixtureNames, readFixture } from './fixtures/read.ts';
import { tel4vn } from './index.ts';

const receivedAt = Date.parse('2026-11-20T02:21:31.123Z');
const settings = { timeZone: 'Asia/Ho_Chi_Minh', values: {} };
const cleanPrototype = Reflect.ownKeys(Object.prototype);

/** A value that somebody might put where the page shows another. */
const oddValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('', 'null', null, '{}', '[]', '@', '-1', '1e400', 1e300, -0, '99999999999999', '9999999999999', '31/12/9000 23:59:59'),
  fc.constantFrom('ringing', 'answered', 'hangup', 'cdr', 'missed', 'constructor', 'inbound', 'outbound', '2026-13-01 00:00:00'),
  fc.constantFrom('1970-01-01T00:00:00+14:00', '9000-12-31T23:59:59-14:00'),
  fc.integer().map(String),
);

const body = fc
  .tuple(
    fc.constantFrom(...fixtureNames),
    fc.dictionary(fc.constantFrom(...documentedFields, 'record', 'match', '__proto__', 'constructor'), oddValue),
    fc.subarray([...documentedFields]),
  )
  .map(([name, changes, removed]) => {
    const entries = Object.entries({ ...readFixture(name), ...changes });
    return Object.fromEntries(entries.filter(([key]) => !removed.some((one) => one === key)));
  });

function expectSoundReading(sent: unknown): void {
  const before = JSON.stringify(sent);
  const result = tel4vn.normalise(sent, receivedAt, settings);
  expect(JSON.stringify(tel4vn.normalise(sent, receivedAt + 1, settings))).toBe(JSON.stringify(result));
  expect(JSON.stringify(sent)).toBe(before);
  expect(Reflect.ownKeys(Object.prototype)).toEqual(cleanPrototype);
  if (!result.ok) expect(result.failure.code).toBe('not-tel4vn');
  else expect(result.value).toHaveLength(1);
  for (const { providerEventId, part, otherReading: _, legsHaveOwnCallIds: _legs, ...rest } of result.ok ? result.value : []) {
    const event = { ...rest, seq: 1, id: 'vn:1', source: 'vn', dialect: tel4vn.name, receivedAt: '2026-11-20T02:21:31.123Z' };
    expect(danpingEventSchema.strict().safeParse(event).error).toBeUndefined();
    expect([providerEventId === null, part]).toEqual([rest.callId === null, null]);
    if (rest.kind === 'call.record') callRecordSchema.strict().parse(rest.data['record']);
  }
}

describe('whatever arrives', () => {
  test('any JSON value is read or refused, never more than that', () => {
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...documentedFields), oddValue)), expectSoundReading), {
      numRuns: 2_000,
    });
  });

  test('any mutation of a hook is read soundly', () => {
    fc.assert(fc.property(body, expectSoundReading), { numRuns: 4_000 });
  });

  test('a hook is refused only when no field of the page has a value in it', () => {
    fc.assert(
      fc.property(body, (sent) => {
        expect(tel4vn.normalise(sent, receivedAt, settings).ok).toBe(holdsDocumentedField(sent));
      }),
    );
  });

  test('no field with a value in it vanishes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixtureNames), fc.constantFrom('note', 'queue', 'x'), fc.jsonValue(), (name, field, value) => {
        const draft = draftOf({ ...readFixture(name), [field]: value });
        expect(draft.data[field] ?? null).toEqual(typeof value === 'string' && ['', 'null'].includes(value.trim()) ? null : value);
      }),
    );
  });
});

test.each(fixtureNames)('a form says the same as JSON: %s', (name) => {
  const sent = readFixture(name);
  const form = new URLSearchParams(Object.entries(sent).map(([field, value]) => [field, String(value)]));
  expect(draftOf(Object.fromEntries(new URLSearchParams(form.toString())))).toEqual(draftOf(sent));
});
