import path from 'node:path';
import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import { Places } from './features/placement/places.ts';
import { PopupPlacement } from './features/placement/popup-placement.ts';
import { realScreens } from './features/placement/real-screens.ts';
import type { StoredSettings } from './features/settings/settings.ts';
import { log } from './logging.ts';
import type { Look } from './windows/look.ts';
import { openMainWindow } from './windows/main-window.ts';
import { pageUrl } from './windows/pages.ts';
import { PopupWindow } from './windows/popup-window.ts';
import { standingHere } from './windows/standing.ts';

export interface Opening {
  readonly settings: StoredSettings;
  readonly look: Look;
  readonly hidden: boolean;
  quitting(): boolean;
  putAside(): void;
}

export interface OpenWindows {
  readonly main: BrowserWindow;
  readonly popup: PopupWindow;
  readonly places: Places;
}

/** Opens both windows where they belong on this computer. */
export async function openWindows({ settings, look, hidden, quitting, putAside }: Opening): Promise<OpenWindows> {
  const places = new Places(path.join(app.getPath('userData'), 'places.json'), (error) => log.error({ error: String(error) }, 'window places could not be kept'));
  const placement = new PopupPlacement(places, realScreens, () => settings.current.popup);
  const { backgroundColor } = look;
  const [popup, main] = await Promise.all([
    PopupWindow.prepare({ url: pageUrl('popup', look), backgroundColor, placement, standing: standingHere() }),
    openMainWindow({
      url: pageUrl('main', look),
      backgroundColor,
      hidden,
      place: places.main,
      moved: (place) => places.rememberMain(place),
      quitting,
      putAside,
    }),
  ]);
  main.on('closed', () => popup.destroy());
  return { main, popup, places };
}
