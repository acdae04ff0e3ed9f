import { describe, expect, it } from 'vitest';
import { dayWordOf } from './day-word.ts';

const at = (year: number, month: number, day: number, hour = 0, minute = 0): number =>
  new Date(year, month - 1, day, hour, minute).getTime();

describe('how a moment is told', () => {
  const now = at(2026, 11, 20, 0, 5);
  it('goes by the calendar, not by 24 hours', () => {
    expect(dayWordOf(at(2026, 11, 20, 0, 1), now)).toBe('today');
    expect(dayWordOf(at(2026, 11, 19, 23, 59), now)).toBe('yesterday');
    expect(dayWordOf(at(2026, 11, 19), now)).toBe('yesterday');
    expect(dayWordOf(at(2026, 11, 18, 23, 59), now)).toBe('this-year');
  });

  it('names the year only of another year', () => {
    expect(dayWordOf(at(2026, 1, 1), now)).toBe('this-year');
    expect(dayWordOf(at(2025, 12, 31), now)).toBe('older');
  });

  it('knows yesterday across the turn of the year', () => {
    expect(dayWordOf(at(2025, 12, 31, 15, 2), at(2026, 1, 1, 9))).toBe('yesterday');
  });
});
