import { useEffect, useState, type RefObject } from 'react';
import type { HoursChart } from './hours-chart.ts';

/** A page whose network was cut while it fetched the library has everything but this chart. */
const tryAgainMs = 2_000;

/** Draws into the element once its library is there, which is large: the figures and the agents are painted before it. */
export function useHoursChart(element: RefObject<HTMLElement | null>): HoursChart | null {
  const [chart, setChart] = useState<HoursChart | null>(null);
  useEffect(() => {
    let made: HoursChart | null = null;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fetchIt = (): void => {
      import('./hours-chart.ts').then(
        ({ drawHours }) => {
          if (gone || !element.current) return;
          made = drawHours(element.current);
          setChart(made);
        },
        () => {
          if (!gone) timer = setTimeout(fetchIt, tryAgainMs);
        },
      );
    };
    fetchIt();
    return () => {
      gone = true;
      clearTimeout(timer);
      made?.close();
    };
  }, [element]);
  return chart;
}
