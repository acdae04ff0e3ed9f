import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disturb } from './disturb.ts';
import type { TimedPush } from './timed-push.ts';
import { inOrder } from './timed-push.ts';

const pushes = fc.array(fc.integer({ min: 0, max: 1_000_000 })).map((times) => inOrder(times.map((at, id) => ({ at, body: { id } }))));
const disorder = fc.record({
  seed: fc.integer(),
  duplicateShare: fc.double({ min: 0, max: 1, noNaN: true }),
  lateShare: fc.double({ min: 0, max: 1, noNaN: true }),
  lateByMs: fc.integer({ min: 0, max: 72 * 3_600_000 }),
  shuffleWindowMs: fc.integer({ min: 0, max: 5000 }),
});

function timesById(some: readonly TimedPush[]): Map<object, number[]> {
  return new Map([...Map.groupBy(some, ({ body }) => body)].map(([body, of]) => [body, of.map(({ at }) => at)]));
}

describe('disorder', () => {
  test('loses nothing, invents nothing, and comes in order of time', () => {
    fc.assert(
      fc.property(pushes, disorder, (sent, how) => {
        const arrived = disturb(sent, how);
        expect(arrived).toEqual(inOrder(arrived));
        const times = timesById(arrived);
        expect(new Set(times.keys())).toEqual(new Set(sent.map(({ body }) => body)));
        for (const { at, body } of sent) {
          const own = times.get(body) ?? [];
          expect([1, 2]).toContain(own.length);
          for (const time of own) expect(time - at).toBeGreaterThanOrEqual(0);
          for (const time of own) expect(time - at).toBeLessThanOrEqual(how.lateByMs + how.shuffleWindowMs);
        }
      }),
    );
  });

  test('is the same for the same seed', () => {
    fc.assert(
      fc.property(pushes, disorder, (sent, how) => {
        expect(disturb(sent, how)).toEqual(disturb(sent, how));
      }),
    );
  });

  test('none asked for is none', () => {
    const none = { seed: 1, duplicateShare: 0, lateShare: 0, lateByMs: 0, shuffleWindowMs: 0 };
    fc.assert(
      fc.property(pushes, (sent) => {
        expect(disturb(sent, none)).toEqual(sent);
      }),
    );
  });

  test('every push twice when every push is to be doubled; neighbours change places', () => {
    const sent = Array.from({ length: 200 }, (_, id) => ({ at: id * 100, body: { id } }));
    const arrived = disturb(sent, { seed: 5, duplicateShare: 1, lateShare: 0, lateByMs: 0, shuffleWindowMs: 1000 });
    expect([...timesById(arrived).values()].every((times) => times.length === 2)).toBe(true);
    expect(arrived.map(({ body }) => body)).not.toEqual(sent.flatMap(({ body }) => [body, body]));
  });
});
