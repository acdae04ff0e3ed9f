import type { MenuItemConstructorOptions } from 'electron';
import type { Settings } from '../../../shared/api/settings.ts';
import type { Say } from '../../texts/texts.ts';
import type { Glance } from './glance.ts';

type PopupMode = Settings['popup']['mode'];

/** What the menu's lines do. */
export interface TrayActions {
  open(): void;
  setPopupMode(mode: PopupMode): void;
  test(direction: 'inbound' | 'outbound'): void;
  quit(): void;
}

const modes = ['on', 'silent', 'off'] as const satisfies readonly PopupMode[];
const directions = ['inbound', 'outbound'] as const;

/** The tray's menu, in the user's language. */
export function trayMenu(glance: Glance, say: Say, actions: TrayActions): MenuItemConstructorOptions[] {
  return [
    { id: 'open', label: say('tray.open'), click: () => actions.open() },
    { type: 'separator' },
    {
      id: 'popups',
      label: say('tray.popups'),
      submenu: modes.map((mode) => ({
        id: `popups-${mode}`,
        type: 'radio',
        label: say(`tray.popups-${mode}`),
        checked: glance.popupMode === mode,
        click: () => actions.setPopupMode(mode),
      })),
    },
    {
      id: 'test',
      label: say('tray.test'),
      submenu: directions.map((direction) => ({
        id: `test-${direction}`,
        label: say(`tray.test-${direction}`),
        click: () => actions.test(direction),
      })),
    },
    { type: 'separator' },
    { id: 'quit', label: say('tray.quit'), click: () => actions.quit() },
  ];
}
