import { expect, it } from 'vitest';
import { untilNextDay } from './use-today.ts';

it('waits for midnight, never for nothing', () => {
  expect(untilNextDay(new Date(2026, 10, 20, 23, 59, 59, 999).getTime())).toBe(1);
  expect(untilNextDay(new Date(2026, 10, 20).getTime())).toBeGreaterThanOrEqual(23 * 3_600_000);
});
