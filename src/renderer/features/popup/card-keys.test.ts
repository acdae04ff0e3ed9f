import { describe, expect, it } from 'vitest';
import { actionOfKey } from './card-keys.ts';

const press = { ctrlKey: false, altKey: false, metaKey: false, isComposing: false };

describe('keys on the pop-up', () => {
  it.each([
    ['Escape', 'dismiss'],
    ['Enter', 'copy'],
    ['c', 'copy'],
    ['C', 'copy'],
    ['x', null],
    [' ', null],
  ])('%s does %s', (key, action) => expect(actionOfKey({ ...press, key })).toBe(action));

  it('leave the computer’s own keys alone: Ctrl+C copies the selection', () => {
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey', 'isComposing']) {
      expect(actionOfKey({ ...press, key: 'c', [modifier]: true })).toBeNull();
    }
  });
});
