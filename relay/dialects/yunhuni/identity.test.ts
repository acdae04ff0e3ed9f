import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftOf } from './fixtures/drafts.ts';
import type { FixtureName } from './fixtures/read.ts';
import { asForm, fixtureNames, readFixture } from './fixtures/read.ts';

const timeless: readonly FixtureName[] = ['ivr-connect-begin', 'conf-end-failed'];
const timed = fixtureNames.filter((name) => !timeless.includes(name));

function idOf(body: object): string | null {
  return draftOf(body).providerEventId;
}

describe('no event id is sent: event, id, call id and times tell a repeat', () => {
  test.each(timed)('%s sent again with its fields in another order and other user_data is the same', (name) => {
    const body = readFixture(name);
    const again = Object.fromEntries(Object.entries({ ...body, user_data: 'changed', error: 'changed' }).toReversed());
    expect(idOf(again)).toBe(idOf(body));
    expect(idOf(asForm(body))).toBe(idOf(body));
  });

  test.each(timed)('%s with another event, id, call or time is another', (name) => {
    const body = readFixture(name);
    const identifying = Object.keys(body).filter((field) => ['id', 'call_id'].includes(field) || field.endsWith('_time'));
    expect(identifying.length).toBeGreaterThan(1);
    const ids = identifying.map((field) => idOf({ ...body, [field]: '1500000000' }));
    expect(new Set([idOf(body), ...ids]).size).toBe(identifying.length + 1);
  });

  test('no two of the documented events share one', () => {
    const ids = timed.map((name) => idOf(readFixture(name)));
    expect(new Set(ids).size).toBe(timed.length);
    expect(ids).not.toContain(null);
  });

  test('it is short enough to stand in the id of the event as it is', () => {
    for (const name of timed) expect(idOf(readFixture(name))).toMatch(/^[!-~]{40,128}$/);
  });

  test('words that hold a slash cannot pass for others', () => {
    const word = fc.string({ unit: fc.constantFrom('/', '%', '2', 'F', 'a'), maxLength: 5 });
    const fields = fc.record({ id: word, call_id: word, join_time: word });
    fc.assert(
      fc.property(fields, fields, (one, other) => {
        const [first, second] = [one, other].map((parts) => idOf({ event: 'conf.joined', ...parts }));
        if (first === null || second === null) return;
        expect(first === second).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});

describe('where nothing tells a second time from a repeat, the content must', () => {
  test.each(timeless)('%s has no times', (name) => {
    expect(idOf(readFixture(name))).toBeNull();
  });

  test.each(timed)('%s without id, or without times', (name) => {
    const body = readFixture(name);
    const times = Object.keys(body).filter((field) => field.endsWith('_time'));
    expect(idOf({ ...body, id: 'null' })).toBeNull();
    expect(idOf({ ...body, ...Object.fromEntries(times.map((field) => [field, null])) })).toBeNull();
  });

  test('and the content is the same whether a blank field is sent or left out', () => {
    const body = readFixture('ivr-connect-begin');
    const { error: _, ...without } = body;
    for (const again of [without, { ...body, error: 'null' }, { ...body, error: '' }, asForm(body)]) expect(draftOf(again)).toEqual(draftOf(body));
  });
});
