import { expect, test } from 'vitest';
import { settledGrowth, type MemorySample } from './memory-watch.ts';

const samples = (bytesAt: (second: number) => number): MemorySample[] => Array.from({ length: 100 }, (_, second) => [second, bytesAt(second)]);

test('memory that grows while warming up only is flat', () => {
  expect(settledGrowth(samples((second) => (second < 20 ? second * 1_000 : 20_000)))).toEqual({ early: 20_000, late: 20_000, perHour: 0 });
});

test('a leak is seen as so many bytes an hour', () => {
  const { early, late, perHour } = settledGrowth(samples((second) => 1_000_000 + 10 * second));
  expect(perHour).toBeCloseTo(36_000, 3);
  expect(late - early).toBe(600);
});

test('one sample is no growth', () => {
  expect(settledGrowth([[0, 5]]).perHour).toBeNaN();
});
