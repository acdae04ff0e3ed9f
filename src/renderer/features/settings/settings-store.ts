import { createContext, use } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { SettingsView } from '../../../shared/api/settings.ts';
import type { Bridge } from '../../../shared/bridge.ts';
import { followView, type ViewState } from '../../stores/view-store.ts';

export type SettingsStore = StoreApi<ViewState<SettingsView>>;

export function createSettingsStore(bridge: Bridge): SettingsStore {
  return followView({
    ask: () => bridge.call('settings.view'),
    listen: (callback) => bridge.on('settings.changed', callback),
  });
}

export const SettingsContext = createContext<SettingsStore | null>(null);

/** The settings as the host tells them; `null` until it has. */
export function useSettingsView(): SettingsView | null {
  const store = use(SettingsContext);
  if (!store) throw new Error('No SettingsContext around this component.');
  return useStore(store, (state) => state.view);
}
