import { describe, expect, it } from 'vitest';
import { clockText, durationText, latencyText } from './duration.ts';

describe('the text of a clock', () => {
  it.each([
    [0, '00:00'],
    [12, '00:12'],
    [59.9, '00:59'],
    [60, '01:00'],
    [3599, '59:59'],
    [3600, '1:00:00'],
    [36_061, '10:01:01'],
  ])('%s seconds run as %s', (seconds, text) => expect(clockText(seconds)).toBe(text));

  it('stands at zero while the clocks of cloud and desk disagree', () => {
    expect(clockText(-3)).toBe('00:00');
  });
});

describe('the text of a duration', () => {
  it.each([
    [0, '0:00'],
    [250, '4:10'],
    [3723, '1:02:03'],
    [null, '–'],
  ])('%s seconds read as %s', (seconds, text) => expect(durationText(seconds)).toBe(text));
});

it('tells a latency in milliseconds, from a second on in seconds', () => {
  expect(latencyText(86.4)).toBe('86 ms');
  expect(latencyText(1234)).toBe('1.2 s');
});
