import { expect, it } from 'vitest';
import { placeOfKey } from './places.ts';

const key = (pressed: string, more: Partial<Parameters<typeof placeOfKey>[0]> = {}) =>
  placeOfKey({ key: pressed, ctrlKey: true, metaKey: false, altKey: false, shiftKey: false, ...more });

it('is reached by Ctrl or Cmd with its number, and by nothing else', () => {
  expect(key('1')).toBe('today');
  expect(key('3', { ctrlKey: false, metaKey: true })).toBe('missed');
  expect(key('5')).toBe('settings');
  for (const other of [key('6'), key('0'), key('f'), key('1', { ctrlKey: false }), key('1', { altKey: true }), key('1', { shiftKey: true })]) expect(other).toBeNull();
});
