import { describe, expect, it } from 'vitest';
import { HotKeys } from './hot-keys.ts';

function stage(takenByOthers: readonly string[] = []) {
  const registered = new Map<string, () => void>();
  const pressed: string[] = [];
  const keys = new HotKeys(
    {
      register: (accelerator, act) => {
        if (accelerator === 'NoSuchKey') throw new Error('no such key');
        if (takenByOthers.includes(accelerator) || registered.has(accelerator)) return false;
        registered.set(accelerator, act);
        return true;
      },
      unregister: (accelerator) => registered.delete(accelerator),
    },
    { popup: () => pressed.push('popup'), dialSelection: () => pressed.push('dialSelection') },
  );
  return { keys, registered, pressed };
}

describe('HotKeys', () => {
  it('do what the settings say, and nothing under the keys of before', () => {
    const { keys, registered, pressed } = stage();
    keys.apply({ popup: 'F9', dialSelection: null });
    registered.get('F9')?.();
    keys.apply({ popup: 'F10', dialSelection: 'F9' });
    registered.get('F9')?.();
    registered.get('F10')?.();
    expect(pressed).toEqual(['popup', 'dialSelection', 'popup']);
    keys.apply({ popup: null, dialSelection: null });
    expect(registered.size).toBe(0);
    expect(keys.taken).toEqual([]);
  });

  it('tell which keys another program has, and try again with every change', () => {
    const others = ['F9'];
    const { keys } = stage(others);
    keys.apply({ popup: 'F9', dialSelection: 'F10' });
    expect(keys.taken).toEqual(['popup']);
    others.pop();
    keys.apply({ popup: 'F9', dialSelection: 'F10' });
    expect(keys.taken).toEqual([]);
  });

  it('tell of keys that are given twice or do not exist', () => {
    const { keys } = stage();
    keys.apply({ popup: 'F9', dialSelection: 'F9' });
    expect(keys.taken).toEqual(['dialSelection']);
    keys.apply({ popup: 'NoSuchKey', dialSelection: null });
    expect(keys.taken).toEqual(['popup']);
  });
});
