import { app, screen } from 'electron';
import type { AboutThisComputer, settingsMethods } from '../../../shared/api/settings-methods.ts';
import type { Handlers } from '../../ipc/serve-methods.ts';
import type { StoredSettings } from './settings.ts';

export function settingsHandlers(settings: StoredSettings): Pick<Handlers, keyof typeof settingsMethods> {
  return {
    'settings.view': () => settings.view,
    'settings.change': (change) => settings.change(change),
    'settings.about': about,
  };
}

function about(): AboutThisComputer {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return { version: app.getVersion(), displays: [primary, ...others].map(({ id, label }) => ({ id, label })) };
}
