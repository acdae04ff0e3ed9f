import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginCount, settleCount, takeNumber, type Finding, type Numbered, type SerialCount } from './serial-count.ts';

/** One event a second, the number telling which. */
const numbered = (serial: number, receivedAt = 0): Numbered => ({ serial, at: serial * 1_000, receivedAt });

interface Sums {
  count: SerialCount | null;
  lost: number;
  filled: number;
  renumbered: number;
}

const nobody = (): Sums => ({ count: null, lost: 0, filled: 0, renumbered: 0 });

function note(sums: Sums, { count, lost, filled, isRenumbered }: Finding): void {
  Object.assign(sums, { count, lost: sums.lost + lost, filled: sums.filled + filled, renumbered: sums.renumbered + Number(isRenumbered) });
}

function take(sums: Sums, next: Numbered): void {
  if (sums.count === null) sums.count = beginCount(next);
  else note(sums, takeNumber(sums.count, next));
}

function settle(sums: Sums, now: number): void {
  if (sums.count !== null) note(sums, settleCount(sums.count, now));
}

/** Takes everything in this order, at one moment, and waits. */
function fold(all: readonly Numbered[]): Sums {
  const sums = nobody();
  for (const next of all) take(sums, next);
  settle(sums, Number.MAX_SAFE_INTEGER);
  return sums;
}

/** A stretch of numbers, some of them lost, the others in any order with repeats, time passing now and then. */
const deliveries = fc
  .tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.array(fc.constantFrom('lost', 'once', 'twice'), { minLength: 1, maxLength: 120 }))
  .chain(([start, fates]) => {
    const sent = fates.flatMap((fate, i) => (fate === 'lost' ? [] : Array.from({ length: fate === 'twice' ? 2 : 1 }, () => start + i)));
    const order = fc.shuffledSubarray(sent, { minLength: sent.length });
    return fc.tuple(order, fc.array(fc.nat(90_000), { minLength: sent.length, maxLength: sent.length }));
  });

describe('whatever the order, the repeats and the waits', () => {
  test('what is lost and was not filled is what never came, counted from the first event that was seen', () => {
    fc.assert(
      fc.property(deliveries, ([order, waits]) => {
        const sums = nobody();
        let now = 0;
        for (const [i, serial] of order.entries()) {
          take(sums, numbered(serial, now));
          now += waits[i] ?? 0;
          settle(sums, now);
        }
        settle(sums, now + 60_000);
        const came = new Set(order);
        const missing = Array.from({ length: Math.max(...order) - (order[0] ?? 0) + 1 }, (_, i) => (order[0] ?? 0) + i).filter((serial) => !came.has(serial));
        expect(sums.lost - sums.filled).toBe(order.length === 0 ? 0 : missing.length);
        expect(sums.renumbered).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  test('in order and without loss nothing is ever missing, with times or without', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(300), fc.boolean(), (start, length, isTimed) => {
        const all = Array.from({ length }, (_, i) => ({ ...numbered(start + i), at: isTimed ? (start + i) * 1_000 : null }));
        expect(fold(all)).toMatchObject({ lost: 0, filled: 0, renumbered: 0 });
      }),
    );
  });

  test('memory and numbers stay within bounds, and no more is filled than was lost', () => {
    const anything = fc.record({ serial: fc.oneof(fc.nat(300), fc.nat(30_000), fc.nat(1e15)), at: fc.option(fc.nat(1e7)), receivedAt: fc.nat(1e6) });
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 400 }), (all) => {
        const sums = nobody();
        for (const next of all) {
          take(sums, next);
          if (next.receivedAt % 3 === 0) settle(sums, next.receivedAt);
          const { holes = [], head } = sums.count ?? {};
          expect(holes.length).toBeLessThanOrEqual(64);
          expect(holes.every(({ from, to }, i) => from <= to && to < (holes[i + 1]?.from ?? (head?.serial ?? 0) + 1))).toBe(true);
          expect(sums.filled).toBeLessThanOrEqual(sums.lost);
        }
      }),
    );
  });
});

describe('a minute of grace', () => {
  test('who is overtaken within it was never lost', () => {
    const sums = nobody();
    for (const serial of [10, 12]) take(sums, numbered(serial, 1_000));
    settle(sums, 60_999);
    expect(sums.lost).toBe(0);
    take(sums, numbered(11, 60_999));
    settle(sums, 1e9);
    expect(sums).toMatchObject({ lost: 0, filled: 0 });
  });

  test('who comes after it fills what was lost, once', () => {
    const sums = nobody();
    for (const serial of [10, 14]) take(sums, numbered(serial, 1_000));
    settle(sums, 61_000);
    expect(sums.lost).toBe(3);
    for (const serial of [12, 12, 14, 10]) take(sums, numbered(serial, 4_000_000));
    expect(sums).toMatchObject({ lost: 3, filled: 1 });
  });
});

describe('a count that begins anew', () => {
  const before = [4_990, 4_991, 4_992].map((serial) => numbered(serial));
  /** Two minutes later, from `first` on. */
  const anew = (first: number, length = 4): Numbered[] => Array.from({ length }, (_, i) => ({ serial: first + i, at: 4_992_000 + 120_000 + i * 1_000, receivedAt: 0 }));

  test.each([0, 1, 4_000, 4_991, 900_000])('at %i is no loss, and goes on from there', (first) => {
    expect(fold([...before, ...anew(first)])).toMatchObject({ lost: 0, filled: 0, renumbered: 1 });
    const [one, two, _lost, four] = anew(first);
    const withLoss = [...before, one, two, four].flatMap((each) => each ?? []);
    expect(fold(withLoss)).toMatchObject({ lost: 1, renumbered: 1 });
  });

  test('within the same minute is no loss either', () => {
    const all = anew(1).map((each) => ({ ...each, at: 4_992_000 }));
    expect(fold([...before, ...all])).toMatchObject({ lost: 0 });
  });

  test('without times, far behind or far ahead', () => {
    const untimed = (serials: readonly number[]): Numbered[] => serials.map((serial) => ({ serial, at: null, receivedAt: 0 }));
    for (const next of [[1, 2, 3], [60_000, 60_001]]) expect(fold(untimed([5_000, 5_001, ...next]))).toMatchObject({ lost: 0, renumbered: 1 });
    expect(fold(untimed([5_000, 5_003, 4_200]))).toMatchObject({ lost: 2, renumbered: 0 });
  });

  test('is seen by the times also after an event without one', () => {
    const [one, two] = anew(1).map((each) => ({ ...each, serial: each.serial + 4_900 }));
    const all = [...before, { serial: 4_993, at: null, receivedAt: 0 }, one, two].flatMap((each) => each ?? []);
    expect(fold(all)).toMatchObject({ lost: 0, renumbered: 1 });
  });

  test('takes what was awaited for lost: nobody will tell it from the new numbers', () => {
    expect(fold([...before, numbered(4_995), ...anew(1)])).toMatchObject({ lost: 2, filled: 0, renumbered: 1 });
  });

  test('is not believed of one number alone, however often it comes', () => {
    const stray: Numbered = { serial: 1, at: 9_000_000, receivedAt: 0 };
    const late = numbered(4_993);
    expect(fold([...before, stray, stray, late, { ...stray, serial: 2 }, numbered(4_994)])).toMatchObject({ lost: 0, renumbered: 0 });
  });

  test('and what was sent before it, hours late, opens no gap', () => {
    expect(fold([...anew(1), numbered(4_993), ...anew(5)])).toMatchObject({ lost: 0, renumbered: 0 });
  });
});

test('of more than 64 gaps the lowest are given up, and counted at once', () => {
  const sums = nobody();
  for (let serial = 0; serial <= 66 * 3; serial += 3) take(sums, numbered(serial));
  expect([sums.count?.holes.length, sums.count?.holes[0]?.from, sums.lost]).toEqual([64, 7, 4]);
});

test('a long outage is counted whole, up to ten thousand', () => {
  expect(fold([numbered(1), numbered(10_002)])).toMatchObject({ lost: 10_000, renumbered: 0 });
  expect(fold([numbered(1), numbered(10_003), numbered(10_004)])).toMatchObject({ lost: 0, renumbered: 1 });
});

test.each([365 * 24 * 3_600_000, -365 * 24 * 3_600_000, 3_600_000])('a gap that was found while the clock was %d ms off is counted once it is put right', (off) => {
  const start = 2_000_000_000_000;
  const sums = nobody();
  for (const serial of [1, 3]) take(sums, numbered(serial, start + off));
  settle(sums, start + 600_000);
  expect(sums.lost).toBe(1);
});
