import { Menu, Tray, app } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Say } from '../../texts/texts.ts';
import type { Glance, TrayVariant } from './glance.ts';
import { tooltipOf, variantOf } from './glance.ts';
import { overlayIcon, trayIcon } from './tray-icon.ts';
import type { TrayActions } from './tray-menu.ts';
import { trayMenu } from './tray-menu.ts';

/** The icon in the tray, and the number of missed calls on dock and task bar. */
export class DeskTray {
  readonly #tray: Tray;
  readonly #actions: TrayActions;
  /** What stands there now, so that nothing is drawn twice: some panels blink at every change. */
  #shown: { readonly variant: TrayVariant; readonly words: string; readonly missedOpen: number } | null = null;

  constructor(actions: TrayActions) {
    this.#actions = actions;
    this.#tray = new Tray(trayIcon('live'));
    this.#tray.on('click', () => actions.open());
  }

  show(glance: Glance, say: Say, main: BrowserWindow | null): void {
    if (this.#tray.isDestroyed()) return;
    const variant = variantOf(glance);
    const tooltip = tooltipOf(glance, say);
    const words = [tooltip, glance.popupMode, say('tray.open')].join('\n');
    const before = this.#shown;
    this.#shown = { variant, words, missedOpen: glance.missedOpen };
    if (before?.variant !== variant) this.#tray.setImage(trayIcon(variant));
    if (before?.words !== words) {
      this.#tray.setToolTip(tooltip);
      this.#tray.setContextMenu(Menu.buildFromTemplate(trayMenu(glance, say, this.#actions)));
    }
    if (before?.missedOpen !== glance.missedOpen) badge(glance.missedOpen, say, main);
  }


  destroy(): void {
    this.#tray.destroy();
  }
}

function badge(missedOpen: number, say: Say, main: BrowserWindow | null): void {
  if (process.platform !== 'win32') {
    app.setBadgeCount(missedOpen);
    return;
  }
  if (!main || main.isDestroyed()) return;
  if (missedOpen > 0) main.setOverlayIcon(overlayIcon(), say('tray.missed', { count: missedOpen }));
  else main.setOverlayIcon(null, '');
}
