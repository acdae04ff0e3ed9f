import { createContext, use, useEffect } from 'react';
import type { NewsStore } from './news.ts';

export const NewsContext = createContext<NewsStore | null>(null);

/** Runs at once, and again whenever something that is kept has changed. `run` must keep its identity. */
export function useWithNews(run: () => void): void {
  const news = use(NewsContext);
  useEffect(() => {
    run();
    return news?.subscribe(({ view }, { view: before }) => {
      if (view?.revision !== before?.revision) run();
    });
  }, [news, run]);
}
