import type { BrowserWindow } from 'electron';
import { log } from '../logging.ts';
import { overrideRedirect } from './x11/override-redirect.ts';

/** How a window stands to the window manager, from its next appearance on. */
export interface Standing {
  /** Above every window, full-screen ones included; never given the keyboard. */
  apart(window: BrowserWindow): Promise<void>;
  /** A window among others, which the person can work in. */
  managed(window: BrowserWindow): Promise<void>;
}

/**
 * Under X11 "always on top" ends below a full-screen window with most window managers. Windows and macOS do what the
 * word says.
 */
export function standingHere(): Standing | null {
  if (process.platform !== 'linux') return null;
  const ask = async (window: BrowserWindow, on: boolean): Promise<void> => {
    const done = await overrideRedirect(window.getNativeWindowHandle().readUInt32LE(0), on);
    if (!done.ok) log.warn({ cause: done.failure.cause }, 'the pop-up is a window like others');
  };
  return { apart: (window) => ask(window, true), managed: (window) => ask(window, false) };
}
