import { useCallback, useInsertionEffect, useRef } from 'react';

/** An act that stays the same for whoever is handed it, and always does what the last drawing of the screen meant. */
export function useLatest<Given extends readonly unknown[]>(act: (...given: Given) => void): (...given: Given) => void {
  const latest = useRef(act);
  useInsertionEffect(() => {
    latest.current = act;
  });
  return useCallback((...given: Given) => latest.current(...given), []);
}
