import { useEffect, useState } from 'react';

/** Lists up to this length stand in the page whole: a reader, a search of the page and a print find every call. */
export const wholeUpTo = 2_000;
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
