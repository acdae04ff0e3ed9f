import type { StoreApi } from 'zustand/vanilla';
import type { HistoryNews } from '../../shared/api/history-views.ts';
import type { Bridge } from '../../shared/bridge.ts';
import { followView, type ViewState } from './view-store.ts';

export type NewsStore = StoreApi<ViewState<HistoryNews>>;

/** What has changed in the history and the contacts, as the host tells it. */
export function createNewsStore(bridge: Bridge): NewsStore {
  return followView({ ask: () => bridge.call('history.news'), listen: (callback) => bridge.on('history.changed', callback) });
}
