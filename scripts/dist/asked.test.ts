import { expect, test } from 'vitest';
import { askedFor } from './asked.ts';

test('what is not said is all of it', () => {
  expect(askedFor([])).toEqual({ platforms: ['linux', 'win', 'mac'], parts: ['relay', 'desktop'] });
  expect(askedFor(['--win', '--linux'])).toEqual({ platforms: ['linux', 'win'], parts: ['relay', 'desktop'] });
  expect(askedFor(['--mac', '--relay'])).toEqual({ platforms: ['mac'], parts: ['relay'] });
});

test('what is none of it is refused, and the rest is named', () => {
  expect(() => askedFor(['--windows'])).toThrow(/"--windows" is not known here: give --linux, --win, --mac, --relay, --desktop/);
});
