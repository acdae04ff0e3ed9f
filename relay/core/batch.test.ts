import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventsMessageLimits, takeBatch } from './batch.ts';

test('batches hold every row once and in order, within 500 items and 256 kB unless one row alone is larger', () => {
  const sizes = fc.array(fc.oneof(fc.integer({ min: 100, max: 2_000 }), fc.integer({ min: 100_000, max: 400_000 })), { maxLength: 1_200 });
  fc.assert(
    fc.property(sizes, (rows) => {
      let left = rows;
      const batches: (readonly number[])[] = [];
      for (let more = rows.length > 0; more; ) {
        const batch = takeBatch(left, (size) => size, eventsMessageLimits);
        batches.push(batch.taken);
        left = left.slice(batch.taken.length);
        more = batch.more;
        expect(more).toBe(left.length > 0);
      }
      expect(batches.flat()).toEqual(rows);
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(500);
        if (batch.length > 1) expect(batch.reduce((sum, size) => sum + size + 1, 200)).toBeLessThanOrEqual(256_000);
      }
    }),
    { numRuns: 50 },
  );
});
