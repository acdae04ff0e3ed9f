import { expect, it } from 'vitest';
import { byDay } from './use-day-groups.ts';

function at(day: number, hour: number): { readonly startedAt: number } {
  return { startedAt: new Date(2026, 10, day, hour).getTime() };
}

it('puts calls under the days of the calendar, in their order', () => {
  const rows = [at(20, 9), at(20, 0), at(19, 23), at(12, 8)];
  expect(byDay(rows).map((day) => day.rows)).toEqual([[rows[0], rows[1]], [rows[2]], [rows[3]]]);
});
