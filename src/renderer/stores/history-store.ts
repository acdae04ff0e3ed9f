import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HistoryPage, HistoryPosition } from '../../shared/api/views.ts';
import type { CallRow } from '../../shared/api/call-row.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { appendPage, refreshFirstPage, updateRows, type LoadedHistory } from './merge-rows.ts';

/** How far the history is loaded, and what stands in the way. */
export interface HistoryState extends LoadedHistory {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly loadingMore: boolean;
  readonly failure: Failure | null;
}

/** Asks the host for the page after a position; `null` is the first page. */
export type AskPage = (after: HistoryPosition | null, limit: number) => Promise<Result<HistoryPage>>;

export interface HistoryStore extends StoreApi<HistoryState> {
  /** Reads the first page anew; calls made while one is under way become one more. */
  readonly refresh: () => Promise<void>;
  readonly loadMore: () => Promise<void>;
  /** Takes in rows that the host told of on its own. */
  readonly update: (rows: readonly CallRow[]) => void;
}

/** Few rows first, so that they stand at once and are cheap to read anew; then as many as the bridge allows. */
const firstPage = 100;
const laterPages = 500;

export function createHistoryStore(ask: AskPage): HistoryStore {
  const store = createStore<HistoryState>()(() => ({
    rows: [],
    next: null,
    phase: 'loading',
    loadingMore: false,
    failure: null,
  }));
  let refreshing = false;
  let again = false;

  const refreshOnce = async (): Promise<void> => {
    const answer = await ask(null, firstPage);
    const state = store.getState();
    store.setState(
      answer.ok
        ? { ...refreshFirstPage(state, answer.value), phase: 'ready', failure: null }
        : { phase: 'failed', failure: answer.failure },
    );
  };

  return {
    ...store,
    refresh: async () => {
      again = true;
      if (refreshing) return;
      refreshing = true;
      while (again) {
        again = false;
        await refreshOnce();
      }
      refreshing = false;
    },
    loadMore: async () => {
      const { next, loadingMore } = store.getState();
      if (next === null || loadingMore) return;
      store.setState({ loadingMore: true });
      const answer = await ask(next, laterPages);
      store.setState((state) => ({
        ...(answer.ok && state.next === next ? appendPage(state, answer.value) : {}),
        loadingMore: false,
        failure: answer.ok ? null : answer.failure,
      }));
    },
    update: (rows) => store.setState((state) => updateRows(state, rows)),
  };
}
