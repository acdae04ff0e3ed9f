import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toIso } from '../../../src/shared/contract/time.ts';
import { readTime } from './time.ts';

const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
const anySecond = fc.integer({ min: 1_000_000_000, max: 4_000_000_000 });

/** What a clock in that zone shows. */
function shownIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
}

describe('times that name their zone, or need none', () => {
  test('are the same instant in every zone, in whatever form', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anySecond, fc.nat(999), (timeZone, second, ms) => {
        const at = second * 1000 + ms;
        const utc = toIso(at);
        const inChina = toIso(at + 8 * 3_600_000).slice(0, -1);
        const inNewfoundland = toIso(at - 3.5 * 3_600_000).slice(0, -1);
        const basic = utc.replace(/[-:]/g, '');
        const writings = [at, `${at}`, ` ${at} `, at / 1000, `${second}.${`${ms}`.padStart(3, '0')}`, utc, utc.toLowerCase().replace('t', 'T'), basic];
        const shifted = [`${inChina}+08:00`, `${inChina}+0800`, `${inChina}+08`, `${inChina.replace('T', ' ')} +08:00`, `${inNewfoundland}-03:30`];
        for (const value of [...writings, ...shifted]) expect([value, readTime(value, timeZone)]).toEqual([value, utc]);
        for (const value of [second, `${second}`, utc.replace(/\.\d+/, '')]) expect(readTime(value, timeZone)).toBe(toIso(second * 1000));
      }),
    );
  });
});

describe('times by the clock of the source', () => {
  test.each([
    '2017-03-06 10:00:12',
    '2017-03-06T10:00:12',
    '2017/03/06 10:00:12',
    '20170306100012',
    '20170306T100012',
    '2017-03-06 10:00:12.0',
    '2017-03-06 10:00:12,000',
  ])('%s', (text) => {
    expect(readTime(text, 'Asia/Shanghai')).toBe('2017-03-06T02:00:12.000Z');
  });

  test('need no seconds, and keep milliseconds', () => {
    expect(readTime('2017-03-06 10:00', 'Asia/Shanghai')).toBe('2017-03-06T02:00:00.000Z');
    expect(readTime('2017-03-06 10:00:12.3456', 'Asia/Shanghai')).toBe('2017-03-06T02:00:12.345Z');
  });

  test.each([
    ['the hour that is left out counts on', 'America/New_York', '2026-03-08 02:30:00', '2026-03-08T07:30:00.000Z'],
    ['the hour that stands twice is the first', 'America/New_York', '2026-11-01 01:30:00', '2026-11-01T05:30:00.000Z'],
    ['half an hour of summer time', 'Australia/Lord_Howe', '2026-04-05 01:45:00', '2026-04-04T14:45:00.000Z'],
    ['just after the clock is put back', 'Europe/Berlin', '2026-10-25 03:00:00', '2026-10-25T02:00:00.000Z'],
  ])('%s', (_, timeZone, text, at) => {
    expect(readTime(text, timeZone)).toBe(at);
  });

  test('are read as an instant at which the clock shows just that, the earliest one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anySecond, (timeZone, second) => {
        const shown = shownIn(timeZone, second * 1000);
        const at = Date.parse(readTime(shown, timeZone) ?? '');
        expect(at).toBeLessThanOrEqual(second * 1000);
        expect(shownIn(timeZone, at)).toBe(shown);
      }),
      { numRuns: 500 },
    );
  });

  test('are none in a zone that does not exist', () => {
    expect(readTime('2017-03-06 10:00:12', 'Mars/Olympus')).toBeNull();
    expect(readTime('2017-03-06T10:00:12Z', 'Mars/Olympus')).toBe('2017-03-06T10:00:12.000Z');
  });
});

const numbers = ['0', '-1488765612', '14887656', '14887656120', '1e12', Number.NaN, Infinity, 1e300];
const clocks = ['2017-02-29 10:00:00', '2017-13-01 10:00:00', '2017-03-06 24:00:00', '2017-03-06 10:60:00', '2017-03-06', '10:00:12'];
const odd = ['2017-03/06 10:00:12', '2017-03-06T10:00:12+24:00', '2017-03-06T10:00:12+08:60', 'now', '', ' ', 'null', null, undefined, true, [], {}];
const eras = ['0000-00-00 00:00:00', '1969-12-31 10:00:00', '9999-01-01 00:00:00'];

test.each([...numbers, ...clocks, ...odd, ...eras])('%j is no time', (value) => {
  expect(readTime(value, 'Asia/Shanghai')).toBeNull();
});
