import { useCallback, useSyncExternalStore } from 'react';
import type { EpochMs } from '../../shared/contract/time.ts';

type Listener = () => void;

/** The listeners of one clock, woken together by one timer. */
interface Ticker {
  readonly listeners: Set<Listener>;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** One ticker for each clock offset, and an offset hardly ever changes: in practice one for a window. */
const tickers = new Map<number, Ticker>();

/**
 * The whole second that the relay's clock shows, as epoch milliseconds; the component draws anew when it changes.
 *
 * @param offsetMs relay time minus this computer's time
 */
export function useNow(offsetMs: number): EpochMs {
  const subscribe = useCallback((listener: Listener) => listen(offsetMs, listener), [offsetMs]);
  return useSyncExternalStore(subscribe, () => wholeSecond(Date.now() + offsetMs));
}

/** How long to wait until the next full second, in milliseconds: 1 to 1000. */
export function untilNextSecond(now: EpochMs): number {
  return 1000 - (((now % 1000) + 1000) % 1000);
}

function wholeSecond(now: EpochMs): EpochMs {
  return Math.floor(now / 1000) * 1000;
}

/** Calls back at each full second of the relay's clock. @returns how to stop. */
export function listen(offsetMs: number, listener: Listener): () => void {
  const ticker = tickers.get(offsetMs) ?? { listeners: new Set(), timer: undefined };
  tickers.set(offsetMs, ticker);
  ticker.listeners.add(listener);
  ticker.timer ??= wake(ticker, offsetMs);
  return () => {
    ticker.listeners.delete(listener);
    if (ticker.listeners.size > 0) return;
    clearTimeout(ticker.timer);
    tickers.delete(offsetMs);
  };
}

function wake(ticker: Ticker, offsetMs: number): ReturnType<typeof setTimeout> {
  return setTimeout(() => {
    ticker.timer = wake(ticker, offsetMs);
    for (const listener of ticker.listeners) listener();
  }, untilNextSecond(Date.now() + offsetMs));
}
