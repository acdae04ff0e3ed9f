import { useCallback, useState } from 'react';

/**
 * A value that the browser keeps for this viewer. Where it may keep nothing, it holds until the page goes.
 *
 * @param read what is to be made of what was kept; `null`: nothing was
 */
export function useKept<Value>(key: string, read: (stored: string | null) => Value): readonly [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => read(stored(key)));
  const keep = useCallback(
    (next: Value) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Private windows and full disks: the page goes on without.
      }
    },
    [key],
  );
  return [value, keep];
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
