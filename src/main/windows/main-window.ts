import path from 'node:path';
import { BrowserWindow } from 'electron';
import { webPreferences } from './web-preferences.ts';

/**
 * The main window. Closing it only puts it aside: calls go on arriving, and the pop-up with them.
 *
 * @param quitting whether the app itself is about to end
 */
export async function openMainWindow(url: string, backgroundColor: string, quitting: () => boolean): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1120,
    height: 720,
    minWidth: 720,
    minHeight: 480,
    show: false,
    backgroundColor,
    title: 'Danping',
    icon: path.join(import.meta.dirname, '..', '..', 'assets', 'icon.png'),
    autoHideMenuBar: true,
    webPreferences,
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    if (quitting()) return;
    event.preventDefault();
    window.minimize();
  });
  await window.loadURL(url);
  return window;
}

/** Brings the window back to the person who asked for it. */
export function bringBack(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
