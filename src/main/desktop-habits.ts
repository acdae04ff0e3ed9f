import { networkInterfaces } from 'node:os';
import { app, globalShortcut, net, powerMonitor } from 'electron';
import type { BrowserWindow } from 'electron';
import type { HabitsView, Place } from '../shared/api/habits-methods.ts';
import type { DeskView } from '../shared/api/views.ts';
import type { DeskPorts } from './features/startup/desk-ports.ts';
import { HotKeys } from './features/hot-keys/hot-keys.ts';
import { selectedText } from './features/hot-keys/selected-text.ts';
import { hasDialLinks } from './features/links/protocol-client.ts';
import type { Link } from './features/links/read-link.ts';
import { numberInText } from './features/links/read-number.ts';
import { watchNetwork } from './features/network/network-watch.ts';
import { DeskNotices } from './features/notifications/desk-notices.ts';
import { Notifier } from './features/notifications/notifier.ts';
import type { Places } from './features/placement/places.ts';
import { onScreensChanged } from './features/placement/real-screens.ts';
import type { StoredSettings } from './features/settings/settings.ts';
import { startAtLogIn } from './features/startup/start-at-log-in.ts';
import { logInCommand } from './features/startup/start-command.ts';
import { DeskTray } from './features/tray/desk-tray.ts';
import { hasTrayHost } from './features/tray/tray-host.ts';
import { notify } from './ipc/notify.ts';
import { log } from './logging.ts';
import { realSurroundings } from './surroundings.ts';
import { textsIn } from './texts/texts.ts';
import type { Say } from './texts/texts.ts';
import { bringBack, keepReachable } from './windows/main-window.ts';
import type { PopupWindow } from './windows/popup-window.ts';

const tickMs = 1_000;
const reminderEveryMs = 15_000;

export interface HabitParts extends DeskPorts {
  readonly settings: StoredSettings;
  readonly places: Places;
  readonly main: BrowserWindow;
  readonly popup: PopupWindow;
}

/** The app as a part of its computer: tray, hot keys, links, notifications, log-in, sleep, network and displays. */
export class DesktopHabits {
  readonly #parts: HabitParts;
  readonly #tray: DeskTray;
  readonly #hotKeys: HotKeys;
  readonly #notices: DeskNotices;
  readonly #stops: (() => void)[] = [];

  constructor(parts: HabitParts) {
    this.#parts = parts;
    const { settings, main, popup, test } = parts;
    this.#tray = new DeskTray({
      open: () => bringBack(main),
      setPopupMode: (mode) => void settings.change({ popup: { mode } }).catch(unsaved),
      test,
      quit: () => app.quit(),
    });
    this.#hotKeys = new HotKeys(globalShortcut, {
      popup: () => void (popup.hasKeyboard ? popup.giveKeyboardBack() : popup.takeKeyboard()),
      dialSelection: () => void this.#dialSelection().catch((error: unknown) => log.error({ error: String(error) }, 'the selected text could not be read')),
    });
    const notifier = new Notifier();
    this.#notices = new DeskNotices({
      now: realSurroundings.now,
      after: realSurroundings.after,
      settings: () => settings.current,
      say: () => this.#say(),
      isWatched: () => !main.isDestroyed() && main.isFocused(),
      show: (notice) => notifier.show(notice),
      go: (place) => this.#go(place),
    });
    this.#follow();
    this.#applyHotKeys();
    if (settings.current.startAtLogIn) void this.#applyLogIn();
    this.deskChanged(parts.desk());
  }

  deskChanged(view: DeskView): void {
    this.#notices.deskChanged(view);
    const { settings, main, missedOpen } = this.#parts;
    const glance = { connection: view.connection.state, status: view.status, popupMode: settings.current.popup.mode, missedOpen: missedOpen() };
    this.#tray.show(glance, this.#say(), main);
  }

  /** Somebody opened a link of ours, or started the app a second time without one. */
  opened(link: Link | null): void {
    if (link?.kind === 'call') this.#go({ to: 'call', callId: link.callId });
    else bringBack(this.#parts.main);
    if (link?.kind === 'enrol') this.#parts.enrol(link.url);
    if (link?.kind === 'dial') notify(this.#parts.main.webContents, 'dial.requested', { number: link.number, from: 'link' });
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#hotKeys.letGo();
    this.#tray.destroy();
  }

  async view(): Promise<HabitsView> {
    return { hotKeysTaken: this.#hotKeys.taken, dialLinks: await hasDialLinks() };
  }

  #follow(): void {
    const { settings, main, popup, desk, reconnect, suspended } = this.#parts;
    const every = (intervalMs: number, act: () => void): (() => void) => {
      const timer = setInterval(act, intervalMs);
      return () => clearInterval(timer);
    };
    onScreensChanged(() => {
      popup.relayout();
      keepReachable(main);
    });
    powerMonitor.on('suspend', suspended);
    powerMonitor.on('resume', reconnect);
    this.#stops.push(
      every(tickMs, () => this.deskChanged(desk())),
      every(reminderEveryMs, () => void this.#remind()),
      watchNetwork({ online: () => net.isOnline(), interfaces: networkInterfaces, every }, reconnect),
      settings.onChange((now, before) => {
        if (now.popup.corner !== before.popup.corner || now.popup.display !== before.popup.display) popup.resetPosition();
        if (now.startAtLogIn !== before.startAtLogIn) void this.#applyLogIn();
        this.#applyHotKeys();
        this.deskChanged(desk());
      }),
    );
  }

  async #remind(): Promise<void> {
    try {
      this.#notices.callBacksDue(await this.#parts.dueCallBacks(realSurroundings.now()));
    } catch (error) {
      log.error({ error: String(error) }, 'call-backs could not be looked up');
    }
  }

  #applyHotKeys(): void {
    const before = this.#hotKeys.taken;
    this.#hotKeys.apply(this.#parts.settings.current.hotKeys);
    if (before.join() === this.#hotKeys.taken.join()) return;
    log.info({ hotKeys: this.#hotKeys.taken }, 'hot keys that another program has');
    void this.view().then((view) => notify(this.#parts.main.webContents, 'habits.changed', view));
  }

  async #applyLogIn(): Promise<void> {
    const { argv, execPath, env } = process;
    const command = logInCommand({ execPath, argv, packaged: app.isPackaged, appFolder: app.getAppPath(), appImage: env['APPIMAGE'] });
    try {
      await startAtLogIn(this.#parts.settings.current.startAtLogIn, command);
    } catch (error) {
      log.error({ error: String(error) }, 'start at log-in could not be changed');
    }
  }

  async #dialSelection(): Promise<void> {
    const number = numberInText(await selectedText());
    if (number === null) return this.#notices.nothingToDial();
    bringBack(this.#parts.main);
    notify(this.#parts.main.webContents, 'dial.requested', { number, from: 'hot-key' });
  }

  #go(place: Place): void {
    bringBack(this.#parts.main);
    notify(this.#parts.main.webContents, 'navigate', place);
  }

  #say(): Say {
    return textsIn(this.#parts.settings.view.shown.language);
  }

  /** The person closed the window: the app goes on where it can be found again. */
  async putAside(): Promise<void> {
    const { main, places } = this.#parts;
    if (!(await hasTrayHost())) {
      // What was never on the screen cannot be minimized.
      if (!main.isVisible()) main.showInactive();
      main.minimize();
      return;
    }
    main.hide();
    if (places.toldOfTray) return;
    places.rememberToldOfTray();
    this.#notices.putAside();
  }
}

function unsaved(error: unknown): void {
  log.error({ error: String(error) }, 'a setting could not be kept');
}
