import { BrowserWindow, screen } from 'electron';
import { webPreferences } from './web-preferences.ts';

const widthPx = 380;
const marginPx = 16;

/**
 * The pop-up's own window: made and loaded ahead of time, so that a call has only to be painted. It appears above
 * everything and never takes the keyboard.
 */
export class PopupWindow {
  readonly #window: BrowserWindow;

  private constructor(window: BrowserWindow) {
    this.#window = window;
  }

  static async prepare(url: string, backgroundColor: string): Promise<PopupWindow> {
    const window = new BrowserWindow({
      width: widthPx,
      height: 200,
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      acceptFirstMouse: true,
      backgroundColor,
      title: 'Danping',
      // The page must go on working while it is hidden: it is what makes the first frame fast.
      webPreferences: { ...webPreferences, backgroundThrottling: false },
    });
    window.setAlwaysOnTop(true, 'screen-saver');
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    await window.loadURL(url);
    return new PopupWindow(window);
  }

  get contents(): Electron.WebContents {
    return this.#window.webContents;
  }

  /** Gives the cards the height they need and shows them; without cards there is no window. */
  fit(heightPx: number): void {
    if (this.#window.isDestroyed()) return;
    if (heightPx === 0) {
      this.#window.hide();
      return;
    }
    const area = screen.getPrimaryDisplay().workArea;
    const height = Math.min(heightPx, area.height - 2 * marginPx);
    this.#window.setBounds({
      width: widthPx,
      height,
      x: area.x + area.width - widthPx - marginPx,
      y: area.y + area.height - height - marginPx,
    });
    if (!this.#window.isVisible()) this.#window.showInactive();
  }

  destroy(): void {
    if (!this.#window.isDestroyed()) this.#window.destroy();
  }
}
