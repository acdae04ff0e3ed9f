import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RateLimit } from './rate-limit.ts';

test('nobody ever comes through more often than may be, and who is sent away is told when to come again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.record({ caller: fc.constantFrom('a', 'b'), after: fc.integer({ min: 0, max: 400 }) }), { maxLength: 80 }), (most, visits) => {
      const limit = new RateLimit(most, 1_000);
      const passed: Record<string, number[]> = { a: [], b: [] };
      let now = 10_000;
      for (const { caller, after } of visits) {
        now += after;
        const recent = (passed[caller] ?? []).filter((at) => at > now - 1_000);
        const waitMs = limit.take(caller, now);
        expect(waitMs).toBe(recent.length < most ? 0 : (recent[0] ?? 0) + 1_000 - now);
        if (waitMs === 0) passed[caller]?.push(now);
      }
    }),
  );
});

test('a clock that is set back locks nobody out', () => {
  const limit = new RateLimit(1, 1_000);
  limit.take('a', 1_000_000);
  expect(limit.take('a', 5_000)).toBe(0);
});
