import { useSyncExternalStore } from 'react';
import type { EpochMs } from '../../shared/contract/time.ts';
import { startOfDay } from './day-word.ts';

/** Midnight at which this computer's day began; the component draws anew when the next day begins. */
export function useToday(): EpochMs {
  return useSyncExternalStore(onNextDay, () => startOfDay(Date.now()));
}

function onNextDay(listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    timer = setTimeout(() => {
      listener();
      wait();
    }, untilNextDay(Date.now()));
  };
  wait();
  return () => clearTimeout(timer);
}

/** Milliseconds until the next midnight of this computer's calendar, where a day may have 23 or 25 hours. */
export function untilNextDay(now: EpochMs): number {
  const next = new Date(startOfDay(now));
  next.setDate(next.getDate() + 1);
  return next.getTime() - now;
}
