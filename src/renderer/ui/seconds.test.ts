import { expect, it } from 'vitest';
import { untilNextSecond } from './seconds.ts';

it('wakes on the full second, never at once', () => {
  expect(untilNextSecond(5000)).toBe(1000);
  expect(untilNextSecond(5001)).toBe(999);
  expect(untilNextSecond(5999)).toBe(1);
  expect(untilNextSecond(-250)).toBe(250);
});
