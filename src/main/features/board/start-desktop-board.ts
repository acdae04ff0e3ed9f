import type { BrowserWindow } from 'electron';
import { notify } from '../../ipc/notify.ts';
import { realSurroundings } from '../../surroundings.ts';
import { pageUrl } from '../../windows/pages.ts';
import type { StoredSettings } from '../settings/settings.ts';
import { DesktopBoard } from './desktop-board.ts';

/** The board of this app, shown in the main window. */
export function startDesktopBoard(relay: string | null, settings: StoredSettings, main: BrowserWindow): DesktopBoard {
  return new DesktopBoard({
    relay,
    now: realSurroundings.now,
    message: (message) => notify(main.webContents, 'board.message', message),
    connection: (view) => notify(main.webContents, 'board.connection', view),
    // A page that another takes the place of while it loads is no failure.
    show: (page) => void main.loadURL(pageUrl(page, settings.view.shown)).catch(() => undefined),
  });
}
