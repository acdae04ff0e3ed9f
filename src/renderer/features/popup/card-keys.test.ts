import { describe, expect, it } from 'vitest';
import { actionOfKey } from './card-keys.ts';

const press = { ctrlKey: false, altKey: false, metaKey: false, isComposing: false };

describe('keys on the pop-up', () => {
  it.each([
    ['Escape', 'dismiss'],
    ['Enter', 'main'],
    ['n', 'note'],
    ['c', 'copy'],
    ['C', 'copy'],
    ['d', 'dial'],
    ['s', 'save-contact'],
    ['v', 'show-number'],
    ['3', 'disposition-3'],
    ['0', null],
    ['x', null],
    [' ', null],
  ])('%s does %s', (key, action) => expect(actionOfKey({ ...press, key })).toBe(action));

  it('leave the computer’s own keys alone: Ctrl+C copies the selection', () => {
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey', 'isComposing']) {
      expect(actionOfKey({ ...press, key: 'c', [modifier]: true })).toBeNull();
    }
  });

  it('write while somebody writes: only Esc leaves, and Ctrl with Enter ends', () => {
    for (const key of ['n', 'c', 'd', 's', '1', 'Enter']) expect(actionOfKey({ ...press, key }, true)).toBeNull();
    expect(actionOfKey({ ...press, key: 'Escape' }, true)).toBe('leave');
    expect(actionOfKey({ ...press, key: 'Enter', ctrlKey: true }, true)).toBe('dismiss');
    expect(actionOfKey({ ...press, key: 'Escape', isComposing: true }, true)).toBeNull();
  });
});
