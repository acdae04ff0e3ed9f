import path from 'node:path';
import { BrowserWindow } from 'electron';
import type { MainPlace } from '../features/placement/main-place.ts';
import { isReachable, leastMainSize, placeMain } from '../features/placement/main-place.ts';
import { realScreens } from '../features/placement/real-screens.ts';
import { webPreferences } from './web-preferences.ts';

/** A window that is being dragged says so many times; where it ends up is what counts. */
const settledAfterMs = 300;

export interface MainWindowParts {
  readonly backgroundColor: string;
  /** Started at log-in: the window waits until somebody asks for it. */
  readonly hidden: boolean;
  /** Where it stood when the app ended. */
  readonly place: MainPlace | null;
  moved(place: MainPlace): void;
  /** Whether the app itself is about to end. */
  quitting(): boolean;
  /** The person closed the window: calls go on arriving, and the pop-up with them. */
  putAside(window: BrowserWindow): void;
}

/** The window, still without a page; it appears with the page's first frame. */
export function openMainWindow(parts: MainWindowParts): BrowserWindow {
  const bounds = placeMain(parts.place, realScreens());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: Math.min(leastMainSize.width, bounds.width),
    minHeight: Math.min(leastMainSize.height, bounds.height),
    show: false,
    backgroundColor: parts.backgroundColor,
    title: 'Danping',
    icon: path.join(import.meta.dirname, '..', '..', 'assets', 'icon.png'),
    autoHideMenuBar: true,
    webPreferences,
  });
  if (parts.place?.maximized) window.once('show', () => window.maximize());
  window.once('ready-to-show', () => {
    if (!parts.hidden) window.show();
  });
  window.on('close', (event) => {
    if (parts.quitting()) return;
    event.preventDefault();
    parts.putAside(window);
  });
  followPlace(window, parts.moved);
  return window;
}

/** Brings the window back to the person who asked for it. */
export function bringBack(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Where a monitor went, the window comes back to one that is there. What the person half hid stays half hidden. */
export function keepReachable(window: BrowserWindow): void {
  if (window.isDestroyed() || window.isMaximized() || window.isFullScreen()) return;
  const place = { bounds: window.getNormalBounds(), maximized: false };
  const screens = realScreens();
  if (!isReachable(place.bounds, screens)) window.setBounds(placeMain(place, screens));
}

function followPlace(window: BrowserWindow, moved: MainWindowParts['moved']): void {
  let timer: NodeJS.Timeout | undefined;
  const settled = (): void => {
    if (window.isDestroyed() || window.isMinimized() || !window.isVisible()) return;
    moved({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const follow = (): void => {
    clearTimeout(timer);
    timer = setTimeout(settled, settledAfterMs);
  };
  window.on('move', follow);
  window.on('resize', follow);
  window.on('maximize', follow);
  window.on('unmaximize', follow);
  window.on('closed', () => clearTimeout(timer));
}
