import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toIso } from '../../../src/shared/contract/time.ts';
import { readTime } from './time.ts';

const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns', 'UTC'];

/** What a clock in that zone shows, written as V7 writes it. */
function shownIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
}

describe('local date-times', () => {
  test.each([
    ['an ordinary day', 'Asia/Shanghai', '2021-05-08 14:39:37', '2021-05-08T06:39:37.000Z'],
    ['the hour that is left out counts on', 'America/New_York', '2026-03-08 02:30:00', '2026-03-08T07:30:00.000Z'],
    ['the hour that stands twice is the first', 'America/New_York', '2026-11-01 01:30:00', '2026-11-01T05:30:00.000Z'],
    ['half an hour of summer time', 'Australia/Lord_Howe', '2026-04-05 01:45:00', '2026-04-04T14:45:00.000Z'],
    ['just before the clock is put back', 'Europe/Berlin', '2026-10-25 01:59:59', '2026-10-24T23:59:59.000Z'],
    ['just after', 'Europe/Berlin', '2026-10-25 03:00:00', '2026-10-25T02:00:00.000Z'],
    ['a leap day', 'Asia/Kathmandu', '2024-02-29 00:00:00', '2024-02-28T18:15:00.000Z'],
  ])('%s: %s %s', (_, timeZone, text, at) => {
    expect(readTime(text, timeZone)).toBe(at);
  });

  test('what a clock shows is read back as an instant at which it shows just that, the earliest one', () => {
    const from = Date.parse('1990-01-01T00:00:00Z') / 1000;
    const to = Date.parse('2040-01-01T00:00:00Z') / 1000;
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: from, max: to }), (timeZone, second) => {
        const shown = shownIn(timeZone, second * 1000);
        const at = Date.parse(readTime(shown, timeZone) ?? '');
        expect(at).toBeLessThanOrEqual(second * 1000);
        expect(shownIn(timeZone, at)).toBe(shown);
      }),
      { numRuns: 500 },
    );
  });

  test('epoch seconds and milliseconds are the same instant in every zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }), (timeZone, second) => {
        const writings = [second, `${second}`, second * 1000, `${second}000`, ` ${second} `];
        expect(writings.map((value) => readTime(value, timeZone))).toEqual(writings.map(() => toIso(second * 1000)));
      }),
    );
  });

  test('a zone that does not exist gives no time', () => {
    expect(readTime('2021-05-08 14:39:37', 'Mars/Olympus')).toBeNull();
  });
});
