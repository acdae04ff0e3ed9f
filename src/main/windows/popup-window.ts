import { BrowserWindow } from 'electron';
import type { PopupPlacement } from '../features/placement/popup-placement.ts';
import { popupWidthPx } from '../features/placement/popup-place.ts';
import type { Point, Rectangle } from '../features/placement/rectangle.ts';
import type { Standing } from './standing.ts';
import { webPreferences } from './web-preferences.ts';

export interface PopupWindowParts {
  readonly backgroundColor: string;
  readonly placement: PopupPlacement;
  /** `null` where a window that is always on top stands above full-screen windows by itself. */
  readonly standing: Standing | null;
}

/**
 * The pop-up's own window: made and loaded ahead of time, so that a call has only to be painted. It appears above
 * everything and never takes the keyboard; that the person gives it, by hot key or by a click into a field.
 */
export class PopupWindow {
  readonly #window: BrowserWindow;
  readonly #placement: PopupPlacement;
  readonly #standing: Standing | null;
  #heightPx = 0;
  /** Where the window was and the mouse took hold of it; `null` while nobody drags. */
  #dragFrom: Point | null = null;
  /** The person works in the pop-up, and the window manager treats it as a window like others. */
  #hasKeyboard = false;
  /** Between two ways of standing the window is not there; it appears at the end of the change. */
  #changing = false;

  constructor(parts: PopupWindowParts) {
    this.#placement = parts.placement;
    this.#standing = parts.standing;
    this.#window = new BrowserWindow({
      width: popupWidthPx,
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
      // On macOS a panel takes keys without the whole app coming forward, and gives them back when it goes.
      ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
      backgroundColor: parts.backgroundColor,
      title: 'Danping',
      // The page must go on working while it is hidden: it is what makes the first frame fast.
      webPreferences: { ...webPreferences, backgroundThrottling: false },
    });
    this.#window.setAlwaysOnTop(true, 'screen-saver');
    this.#window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    this.#window.on('blur', () => this.#left());
  }

  /** Loads the page. A card that is asked for meanwhile is shown when the window stands as it shall. */
  async load(url: string): Promise<void> {
    this.#changing = true;
    try {
      await this.#window.loadURL(url);
      await this.#standing?.apart(this.#window);
    } finally {
      this.#changing = false;
    }
    this.fit(this.#heightPx);
  }

  get contents(): Electron.WebContents {
    return this.#window.webContents;
  }

  /** Gives the cards the height they need and shows them; without cards there is no window. */
  fit(heightPx: number): void {
    if (this.#window.isDestroyed()) return;
    this.#heightPx = heightPx;
    if (this.#changing) return;
    if (heightPx === 0) this.#disappear();
    else this.#appear();
  }

  /** The displays or the settings changed: stands where it now belongs. */
  relayout(): void {
    if (!this.#window.isDestroyed() && this.#window.isVisible()) this.#setBounds(this.#placement.place(this.#heightPx, false));
  }

  /** The person wants to type into the pop-up. @returns whether there is one. */
  async takeKeyboard(): Promise<boolean> {
    if (this.#window.isDestroyed() || !this.#window.isVisible()) return false;
    if (this.hasKeyboard) return true;
    await this.#change(true, () => this.#standing?.managed(this.#window));
    return true;
  }

  get hasKeyboard(): boolean {
    return !this.#window.isDestroyed() && this.#window.isFocused();
  }

  /** Hands the keyboard to whoever had it before; the cards stay. */
  async giveKeyboardBack(): Promise<void> {
    if (this.#window.isDestroyed() || !this.#window.isFocused()) return;
    // A window that goes is the one thing after which every window manager looks for the one before.
    this.#window.hide();
    await this.#change(false, () => this.#standing?.apart(this.#window));
  }

  /** Follows the mouse. @param by how far it is from where it took hold, in CSS pixels */
  drag(phase: 'start' | 'move' | 'end', by: Point): void {
    if (this.#window.isDestroyed() || !this.#window.isVisible()) return;
    const { x, y } = this.#window.getBounds();
    if (phase === 'start' || !this.#dragFrom) this.#dragFrom = { x, y };
    const { x: fromX, y: fromY } = this.#dragFrom;
    this.#window.setPosition(fromX + Math.round(by.x), fromY + Math.round(by.y));
    if (phase !== 'end') return;
    this.#dragFrom = null;
    this.#placement.dragged(this.#window.getBounds());
    this.relayout();
  }

  resetPosition(): void {
    this.#placement.reset();
    this.relayout();
  }

  destroy(): void {
    if (!this.#window.isDestroyed()) this.#window.destroy();
  }

  #appear(): void {
    const appearing = !this.#window.isVisible();
    if (this.#dragFrom) this.#window.setBounds({ height: this.#placement.place(this.#heightPx, false).height });
    else this.#setBounds(this.#placement.place(this.#heightPx, appearing));
    if (appearing) this.#window.showInactive();
    else if (this.#standing && !this.#hasKeyboard) this.#window.moveTop();
  }

  #disappear(): void {
    this.#dragFrom = null;
    this.#window.hide();
    if (this.#hasKeyboard) void this.#change(false, () => this.#standing?.apart(this.#window));
  }

  /** Somebody clicked elsewhere: the pop-up is again what stands above everything. */
  #left(): void {
    if (!this.#hasKeyboard || this.#changing) return;
    if (!this.#standing) {
      this.#hasKeyboard = false;
      return;
    }
    this.#window.hide();
    void this.#change(false, () => this.#standing?.apart(this.#window));
  }

  async #change(keyboard: boolean, restand: () => Promise<void> | undefined): Promise<void> {
    if (this.#changing) return;
    this.#changing = true;
    try {
      if (this.#standing && keyboard && !this.#hasKeyboard) this.#window.hide();
      if (keyboard !== this.#hasKeyboard) await restand();
      this.#hasKeyboard = keyboard;
    } finally {
      this.#changing = false;
    }
    if (this.#window.isDestroyed()) return;
    this.fit(this.#heightPx);
    if (keyboard && this.#heightPx > 0) {
      this.#window.show();
      this.#window.focus();
    }
  }

  #setBounds(bounds: Rectangle): void {
    this.#window.setBounds(bounds);
    // On Windows the first move onto a display of another scale leaves the size of the display before.
    const { width, height } = this.#window.getBounds();
    if (width !== bounds.width || height !== bounds.height) this.#window.setBounds(bounds);
  }
}
