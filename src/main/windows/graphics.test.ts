import { expect, it } from 'vitest';
import { hasNoCard } from './graphics.ts';

it('is sure of no graphics card only where the system shows none, and tells', () => {
  expect(hasNoCard('linux', () => false)).toBe(true);
  expect(hasNoCard('linux', (file) => file === '/dev/dri')).toBe(false);
  expect(hasNoCard('linux', (file) => file === '/dev/nvidia0')).toBe(false);
  expect(hasNoCard('win32', () => false)).toBe(false);
  expect(hasNoCard('darwin', () => false)).toBe(false);
});
