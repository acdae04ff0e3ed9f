import type { StoreApi } from 'zustand/vanilla';
import type { DeskView, PopupView } from '../../shared/api/views.ts';
import type { Bridge } from '../../shared/bridge.ts';
import { sameRows } from './call-window.ts';
import { followView, type ViewState } from './view-store.ts';

export type DeskStore = StoreApi<ViewState<DeskView>>;
export type PopupStore = StoreApi<ViewState<PopupView>>;

/** The agent's desk as the host tells it; calls that did not change keep their identity and are not drawn anew. */
export function createDeskStore(bridge: Bridge): DeskStore {
  return followView({
    ask: () => bridge.call('desk.view'),
    listen: (callback) => bridge.on('desk.changed', callback),
    settle: (shown, fresh) => ({ ...fresh, todaysCalls: sameRows(shown?.todaysCalls ?? [], fresh.todaysCalls) }),
  });
}

/** The cards of the pop-up as the host tells them. */
export function createPopupStore(bridge: Bridge): PopupStore {
  return followView({
    ask: () => bridge.call('popup.view'),
    listen: (callback) => bridge.on('popup.changed', callback),
  });
}
