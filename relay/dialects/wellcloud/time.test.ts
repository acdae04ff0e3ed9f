import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toIso } from '../../../src/shared/contract/time.ts';
import { draftOf } from './fixtures/drafts.ts';
import { readFixture } from './fixtures/read.ts';
import { readTime } from './time.ts';

const zones = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];

/** What a clock in that zone shows, written as WellCloud writes it. */
function shownIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at).replaceAll('-', '.');
}

describe('eventTime', () => {
  const shanghai = ['2018.06.12 11:33:56', '2018-06-12 11:33:56', '2018/6/12 11:33:56', '2018.06.12T11:33:56.000'];
  const withZone = ['2018-06-12T03:33:56Z', '2018-06-12T03:33:56.000Z', '2018-06-12T11:33:56+08:00', '2018-06-11T22:33:56-0500'];
  const epoch = [1_528_774_436, '1528774436', 1_528_774_436_000, '1528774436000'];
  test.each([...shanghai, ...withZone, ...epoch])('%j is one and the same instant', (eventTime) => {
    const draft = draftOf({ ...readFixture('ivr-started'), eventTime });
    expect(draft.at).toBe('2018-06-12T03:33:56.000Z');
    expect(draft.data).not.toHaveProperty('eventTime');
  });

  test('what names no zone is read by the clock of the source', () => {
    expect(draftOf(readFixture('ivr-started'), 'Asia/Ho_Chi_Minh').at).toBe('2018-06-12T04:33:56.000Z');
  });

  const inNoCalendar = ['2018.02.30 11:33:56', '2018.13.01 11:33:56', '2018.06.12 24:00:00', '0000.00.00 00:00:00'];
  test.each([...inNoCalendar, '2018.06-12 11:33:56', 'yesterday', '-1', ['x']])('%j is no time, and is kept', (eventTime) => {
    const draft = draftOf({ ...readFixture('ivr-started'), eventTime });
    expect([draft.at, draft.data['eventTime']]).toEqual([null, eventTime]);
  });

  test.each([
    ['the hour that is left out counts on', 'America/New_York', '2026.03.08 02:30:00', '2026-03-08T07:30:00.000Z'],
    ['the hour that stands twice is the first', 'America/New_York', '2026.11.01 01:30:00', '2026-11-01T05:30:00.000Z'],
    ['half an hour of summer time', 'Australia/Lord_Howe', '2026.04.05 01:45:00', '2026-04-04T14:45:00.000Z'],
  ])('%s', (_, timeZone, text, at) => {
    expect(readTime(text, timeZone)).toBe(at);
  });

  test('what a clock shows is read back as an instant at which it shows just that, the earliest one', () => {
    const second = fc.integer({ min: Date.parse('1990-01-01T00:00:00Z') / 1000, max: Date.parse('2040-01-01T00:00:00Z') / 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), second, (timeZone, at) => {
        const shown = shownIn(timeZone, at * 1000);
        const read = Date.parse(readTime(shown, timeZone) ?? '');
        expect(read).toBeLessThanOrEqual(at * 1000);
        expect(shownIn(timeZone, read)).toBe(shown);
        expect(readTime(at, timeZone)).toBe(toIso(at * 1000));
      }),
      { numRuns: 400 },
    );
  });

  test('a zone that does not exist gives no time', () => {
    expect(readTime('2018.06.12 11:33:56', 'Mars/Olympus')).toBeNull();
  });
});
