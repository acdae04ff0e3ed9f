import { useEffect, useRef, useState } from 'react';

/** A value that changes often, told at once and then no more often than given: for what is read, not watched. In milliseconds. */
export function useCalm<Value>(value: Value, everyMs: number): Value {
  const [shown, setShown] = useState(value);
  const shownAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (value === shown) return undefined;
    const show = (): void => {
      shownAt.current = performance.now();
      setShown(() => value);
    };
    const timer = setTimeout(show, Math.max(0, shownAt.current + everyMs - performance.now()));
    return () => clearTimeout(timer);
  }, [value, shown, everyMs]);
  return shown;
}
