import { clipboard, powerMonitor } from 'electron';
import type { BrowserWindow } from 'electron';
import { AgentDesk } from './features/desk/desk.ts';
import { dayStart } from './features/desk/day.ts';
import { DeskState } from './features/desk/desk-state.ts';
import { Popup } from './features/popup/popup.ts';
import { startHistory } from './history/start.ts';
import { notify } from './ipc/notify.ts';
import { serveMethods } from './ipc/serve-methods.ts';
import { log } from './logging.ts';
import { DeskOwners } from './profile.ts';
import { RelaySession } from './relay-client/session.ts';
import { socketIoTransport } from './relay-client/socket-io-transport.ts';
import { realSurroundings } from './surroundings.ts';
import type { Switches } from './switches.ts';
import { throttle } from './throttle.ts';
import type { PopupWindow } from './windows/popup-window.ts';

const popupTickMs = 1_000;
/** While a desk catches up, the main window is told at most this often; the pop-up is never held back. */
const deskNoticeIntervalMs = 100;

export interface Windows {
  readonly main: BrowserWindow;
  readonly popup: PopupWindow;
}

/** One person at one desk: everything between the relay's socket and the windows, put together. */
export class DesktopApp {
  readonly #state: DeskState;
  readonly #popup: Popup;
  readonly #historyThread = startHistory();
  readonly #desk: AgentDesk | null;
  readonly #session: RelaySession | null;
  readonly #ticker: NodeJS.Timeout;
  #windows: Windows | null = null;

  constructor(profile: string, { relay, token }: Switches) {
    const { history } = this.#historyThread;
    const { now } = realSurroundings;
    this.#state = new DeskState(relay ?? null, now());
    this.#popup = new Popup(history, {
      now,
      connection: () => this.#state.connection,
      clockOffsetMs: () => this.#state.clockOffsetMs,
      show: (view) => this.#windows && notify(this.#windows.popup.contents, 'popup.changed', view),
      failed: (error) => log.error({ error: String(error) }, 'pop-up could not be refreshed'),
    });
    this.#ticker = setInterval(() => this.#popup.tick(), popupTickMs);
    if (relay === undefined || token === undefined) {
      this.#desk = null;
      this.#session = null;
      this.#state.connectionChanged('offline', notEnrolled, now());
      this.#popup.connectionChanged();
      return;
    }
    this.#desk = new AgentDesk({
      profile,
      owners: new DeskOwners(profile),
      enrolment: { relay, token },
      history,
      state: this.#state,
      popup: this.#popup,
      now,
      changed: throttle(() => this.#tellMainWindow(), deskNoticeIntervalMs),
      connection: (state, failure) => log.info({ state, ...(failure ? { code: failure.code } : {}) }, 'connection changed'),
      damaged: (aside) => log.error({ aside }, 'the history was damaged; it was set aside and is filled anew'),
      unreadable: (count) => log.warn({ count }, 'events of an unknown shape were kept aside'),
    });
    this.#session = new RelaySession(socketIoTransport(relay), token, this.#desk, realSurroundings);
    powerMonitor.on('resume', () => this.#session?.retryNow());
  }

  /** Answers the pages, shows what this computer has, and connects. */
  async start(): Promise<void> {
    this.#serve();
    try {
      await this.#desk?.openKnownHistory();
    } catch (error) {
      log.error({ error: String(error) }, 'the history could not be opened');
    }
    this.#session?.start();
  }

  attach(windows: Windows): void {
    this.#windows = windows;
    this.#tellMainWindow();
    notify(windows.popup.contents, 'popup.changed', this.#popup.view);
  }

  /** Commits what is in hand, then lets go of socket and database. */
  async stop(): Promise<void> {
    clearInterval(this.#ticker);
    await this.#session?.stop();
    await this.#historyThread.history.close();
    await this.#historyThread.terminate();
  }

  #serve(): void {
    serveMethods(
      {
        'desk.view': () => this.#deskView(),
        'history.page': ({ after, limit }) => this.#historyThread.history.page({ after, limit }),
        'popup.view': () => this.#popup.view,
        'popup.fit': ({ height }) => this.#windows?.popup.fit(height),
        'popup.painted': ({ callId, state, at }) => this.#painted(callId, state, at),
        'popup.dismiss': ({ callId }) => this.#popup.dismiss(callId),
        'number.copy': ({ number }) => clipboard.writeText(number),
      },
      (method, error) => log.error({ method, error: String(error) }, 'a page could not be answered'),
    );
  }

  async #painted(callId: string, state: string, at: number): Promise<void> {
    const paintedAfterMs = this.#popup.paintedAfterMs(callId, at);
    if (paintedAfterMs === null) return;
    const first = await this.#desk?.painted(callId, paintedAfterMs);
    if (first) this.#session?.painted(callId, paintedAfterMs);
    log.info({ callId, state, ...(first ? { paintedAfterMs } : {}) }, 'pop-up painted');
  }

  #deskView(): ReturnType<DeskState['view']> {
    const now = realSurroundings.now();
    return this.#state.view(now, dayStart(now));
  }

  #tellMainWindow(): void {
    if (this.#windows && !this.#windows.main.isDestroyed()) notify(this.#windows.main.webContents, 'desk.changed', this.#deskView());
  }
}

const notEnrolled = {
  code: 'not-enrolled',
  cause: 'This desk does not know its relay yet.',
  mend: 'Start the app with --relay=ADDRESS and --token=TOKEN, both from the admin.',
};
