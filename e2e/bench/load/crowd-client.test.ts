import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asDesk, asSocketIo } from '../harness/crowd-process.ts';
import { retryDelayMs } from './crowd-client.ts';

test('whoever tries again waits twice as long each time, up to a longest, and not as long as the next', () => {
  fc.assert(
    fc.property(fc.constantFrom(asDesk, asSocketIo), fc.nat({ max: 20 }), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (retry, attempt, random) => {
      const waits = retryDelayMs(retry, attempt, random);
      const ceiling = Math.min(retry.longestMs, retry.firstMs * 2 ** attempt);
      expect(waits).toBeGreaterThanOrEqual(ceiling * retry.least);
      expect(waits).toBeLessThanOrEqual(ceiling * retry.most);
    }),
  );
  expect(retryDelayMs(asDesk, 1, 0)).toBe(2 * retryDelayMs(asDesk, 0, 0));
  expect(retryDelayMs(asSocketIo, 0, 0)).toBe(500);
});
