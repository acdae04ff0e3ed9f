import { useEffect, useState } from 'react';
import { wholeUpTo } from '../../stores/call-window.ts';

const step = 120;

/** How many rows beyond the screen to draw: more with each idle moment, until a short list is there whole. */
export function useFill(isWanted: boolean, count: number): number {
  const [drawn, setDrawn] = useState(0);
  const goal = isWanted && count <= wholeUpTo ? count : 0;
  if (goal === 0 && drawn !== 0) setDrawn(0);
  useEffect(() => {
    if (drawn >= goal) return undefined;
    const idle = requestIdleCallback(() => setDrawn((before) => before + step), { timeout: 300 });
    return () => cancelIdleCallback(idle);
  }, [drawn, goal]);
  return Math.min(drawn, goal);
}
