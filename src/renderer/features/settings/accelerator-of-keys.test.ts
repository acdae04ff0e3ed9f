import { expect, it } from 'vitest';
import { acceleratorOf, keyNames } from './accelerator-of-keys.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it('records the keys that are held, by their place on the keyboard', () => {
  expect(acceleratorOf({ ...none, code: 'KeyP', ctrlKey: true, altKey: true }, false)).toEqual({ accelerator: 'CommandOrControl+Alt+P' });
  expect(acceleratorOf({ ...none, code: 'KeyP', metaKey: true, shiftKey: true }, true)).toEqual({ accelerator: 'CommandOrControl+Shift+P' });
  expect(acceleratorOf({ ...none, code: 'ArrowUp', altKey: true }, false)).toEqual({ accelerator: 'Alt+Up' });
  expect(acceleratorOf({ ...none, code: 'F9' }, false)).toEqual({ accelerator: 'F9' });
});

it('waits while only modifiers are held, and refuses what somebody types', () => {
  expect(acceleratorOf({ ...none, code: 'ControlLeft', ctrlKey: true }, false)).toBe('incomplete');
  expect(acceleratorOf({ ...none, code: 'KeyP' }, false)).toBe('unusable');
  expect(acceleratorOf({ ...none, code: 'KeyP', shiftKey: true }, false)).toBe('unusable');
  expect(acceleratorOf({ ...none, code: 'Backspace' }, false)).toBe('unusable');
});

it('names the keys as they are printed', () => {
  expect(keyNames('CommandOrControl+Alt+P', false)).toEqual(['Ctrl', 'Alt', 'P']);
  expect(keyNames('CommandOrControl+Alt+P', true)).toEqual(['⌘', '⌥', 'P']);
});
