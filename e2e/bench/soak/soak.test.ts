import { describe, expect, test } from 'vitest';
import { callsWithoutEnd } from './calls.ts';
import { growthPerHour, type Look } from './looks.ts';

const look = (hours: number, rssMiB: number): Look => ({ hours, rssMiB, heapMiB: 0, loopDelayMs: 0, logMiB: 0, walMiB: 0 });
const hours = Array.from({ length: 90 }, (_, index) => index / 30);

describe('the growth of the memory', () => {
  test('leaves the warming up out', () => {
    const warming = hours.map((at) => look(at, at < 0.9 ? 100 + at * 200 : 280));
    expect(growthPerHour(warming, ({ rssMiB }) => rssMiB)).toBeCloseTo(0);
  });

  test('shows a leak beneath the ups and downs of a heap', () => {
    const leaking = hours.map((at, index) => look(at, 150 + 12 * at + (index % 2 === 0 ? 15 : -15)));
    expect(growthPerHour(leaking, ({ rssMiB }) => rssMiB)).toBeGreaterThan(10);
  });
});

test('the calls of a soak have no end, and no push comes twice', () => {
  const calls = callsWithoutEnd(['20001', '20002', '20003', '20004'], 1);
  const bodies = Array.from({ length: 2_000 }, () => JSON.stringify(calls.next().value));
  expect(new Set(bodies).size).toBe(bodies.length);
});
