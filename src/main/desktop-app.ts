import { app, clipboard, session } from 'electron';
import type { BrowserWindow } from 'electron';
import type { DesktopBoard } from './features/board/desktop-board.ts';
import { saveTable } from './features/board/save-table.ts';
import { startDesktopBoard } from './features/board/start-desktop-board.ts';
import type { Crm } from './features/crm/crm.ts';
import { crmHandlers, startCrm } from './features/crm/crm-handlers.ts';
import type { Callers } from './features/customer/callers.ts';
import { startCallers } from './features/customer/callers.ts';
import { EarlierNames } from './features/customer/earlier-names.ts';
import { customerHandlers } from './features/customer/customer-handlers.ts';
import type { CardSourceParts } from './features/customer/card-sources.ts';
import { cardSources } from './features/customer/card-sources.ts';
import type { DesktopHabits } from './desktop-habits.ts';
import { dayStart } from '../shared/desk/day.ts';
import { DeskState } from '../shared/desk/desk-state.ts';
import { dialHandlers } from './features/dial/dial-handlers.ts';
import { enrolmentHandlers } from './features/enrolment/enrolment-handlers.ts';
import type { Enrolment, GivenEnrolment } from './features/enrolment/enrolment.ts';
import { Seat } from './features/enrolment/seat.ts';
import { createEnrolment } from './features/enrolment/start-enrolment.ts';
import { RunningHistory } from './features/history/run-history.ts';
import { popupWindowHandlers } from './features/popup/popup-handlers.ts';
import { Popup } from './features/popup/popup.ts';
import { recentCalls } from './features/recent-calls/recent-calls.ts';
import { settingsHandlers } from './features/settings/settings-handlers.ts';
import type { StoredSettings } from './features/settings/settings.ts';
import type { DeskPorts } from './features/startup/desk-ports.ts';
import { deskPorts } from './features/startup/desk-ports.ts';
import { habitsHandlers } from './features/startup/habits-handlers.ts';
import { serveRecording } from './features/recordings/serve-recording.ts';
import { startUpdates, updateHandlers } from './features/updates/start-updates.ts';
import type { Updates } from './features/updates/updates.ts';
import { notify } from './ipc/notify.ts';
import { serveMethods } from './ipc/serve-methods.ts';
import { log } from './logging.ts';
import { DeskOwners } from './profile.ts';
import { offline, type AskRelay } from './relay-client/ask.ts';
import { realSurroundings } from './surroundings.ts';
import { throttle } from './throttle.ts';
import { bringBack } from './windows/main-window.ts';
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
  readonly #board: DesktopBoard;
  readonly #callers: Callers;
  readonly #crm: Crm;
  readonly #popup: Popup;
  readonly #names: EarlierNames;
  readonly #history: RunningHistory;
  readonly #seat: Seat;
  readonly #given: GivenEnrolment;
  readonly enrolment: Enrolment;
  readonly #settings: StoredSettings;
  readonly #updates: Updates;
  readonly #ticker: NodeJS.Timeout;
  /** Over the connection of the moment. */
  readonly #ask: AskRelay = (...asked) => this.#seat.session?.ask(...asked) ?? Promise.resolve(offline());
  /** What the app's place in the computer needs of the desk. */
  readonly ports: DeskPorts;
  #windows: Windows | null = null;
  #habits: DesktopHabits | null = null;

  constructor(profile: string, given: GivenEnrolment, settings: StoredSettings) {
    const { now } = realSurroundings;
    this.#given = given;
    this.#settings = settings;
    this.#state = new DeskState(given.relay, now());
    this.#board = startDesktopBoard(given.relay, settings, () => this.#windows?.main ?? null);
    this.#history = new RunningHistory({
      state: this.#state,
      settings,
      ask: this.#ask,
      popup: () => this.#popup,
      main: () => this.#windows?.main ?? null,
      deskChanged: throttle(() => this.#tellMainWindow(), deskNoticeIntervalMs),
      renewed: (aside) => {
        log.error({ aside }, 'the history was damaged; it was set aside and is filled anew');
        this.#seat.session?.reconnect();
      },
    });
    const { history } = this.#history;
    this.#names = new EarlierNames((input) => history.customerStory(input), () => this.#tellMainWindow());
    this.#callers = startCallers(settings);
    this.#crm = startCrm(profile, settings, history);
    const hasCrm: CardSourceParts['hasCrm'] = (call) => this.#crm.templateFor(call) !== null;
    this.#popup = new Popup(cardSources({ history, callers: this.#callers, hasCrm, recent: (number) => recentCalls(number, this.#state.rules, this.#ask) }), {
      now,
      connection: () => this.#state.connection,
      clockOffsetMs: () => this.#state.clockOffsetMs,
      settings: () => settings.current.popup,
      masksNumbers: () => settings.current.privacy.maskNumbers,
      rules: () => this.#state.rules,
      show: (view) => this.#windows && notify(this.#windows.popup.contents, 'popup.changed', view),
      failed: (error) => log.error({ error: String(error) }, 'pop-up could not be refreshed'),
    });
    this.#seat = new Seat({
      appVersion: app.getVersion(),
      profile,
      owners: new DeskOwners(profile),
      history,
      state: this.#state,
      popup: this.#popup,
      board: this.#board,
      now,
      live: (calls, at) => void this.#crm.callsChanged(calls, at),
      rulesChanged: (rules) => {
        const { shareHistory, shareNotes, canDial } = rules;
        log.info({ shareHistory, shareNotes, canDial }, 'the relay told what this desk may do');
        this.#history.rulesChanged(rules);
      },
      changed: throttle(() => this.#tellMainWindow(), deskNoticeIntervalMs),
      connection: (state, failure) => {
        log.info({ state, ...(failure ? { code: failure.code } : {}) }, 'connection changed');
        this.#history.connectionChanged(state);
      },
      damaged: (aside) => log.error({ aside }, 'the history was damaged; it was set aside and is filled anew'),
      unreadable: (count) => log.warn({ count }, 'events of an unknown shape were kept aside'),
      unopened: (error) => log.error({ error: String(error) }, 'the history could not be opened'),
    });
    this.enrolment = createEnrolment(profile, given, this.#seat, {
      changed: (view) => {
        this.#board.enrolmentChanged(view);
        if (this.#windows) notify(this.#windows.main.webContents, 'enrolment.changed', view);
      },
      attention: () => this.#windows && bringBack(this.#windows.main),
    });
    this.#updates = startUpdates({
      profile,
      version: app.getVersion(),
      credentials: () => this.#seat.credentials,
      isBusy: () => this.#state.inCall(now()),
      changed: (view) => this.#windows && notify(this.#windows.main.webContents, 'update.changed', view),
    });
    this.#ticker = setInterval(() => {
      this.#popup.tick();
      this.#updates.tick();
    }, popupTickMs);
    this.ports = deskPorts({ state: this.#state, seat: this.#seat, popup: this.#popup, enrolment: this.enrolment, history: this.#history, settings, desk: () => this.#deskView() });
    settings.onChange(() => this.#tellSettings());
  }

  /** Answers the pages, shows what this computer has, and connects. Nothing that has to be asked for is waited for. */
  async start(): Promise<void> {
    this.#serve();
    const started = this.enrolment.start().catch((error: unknown) => log.error({ error: String(error) }, 'the enrolment could not be read'));
    if (this.#given.token !== null) await started;
  }

  attach(windows: Windows, habits: DesktopHabits): void {
    this.#windows = windows;
    this.#habits = habits;
    this.#board.attached();
    this.#tellMainWindow();
    notify(windows.popup.contents, 'popup.changed', this.#popup.view);
  }

  /** The sound of a call, for a page of this app. It is fetched past the pages' own session, which may not leave the app. */
  recording(callId: string, request: Request): Promise<Response> {
    const { history } = this.#history;
    return serveRecording(callId, request, {
      urlOf: (id) => history.recordingUrl({ callId: id }),
      fetch: (url, init) => session.fromPartition('recordings').fetch(url, init),
    });
  }

  /** Commits what is in hand, then lets go of socket and database. */
  async stop(): Promise<void> {
    clearInterval(this.#ticker);
    await this.#seat.stop();
    await this.#history.stop();
  }

  #serve(): void {
    serveMethods(
      {
        ...crmHandlers(this.#crm),
        ...customerHandlers(this.#callers),
        ...dialHandlers(this.#ask),
        ...enrolmentHandlers(this.enrolment),
        ...settingsHandlers(this.#settings),
        ...updateHandlers(this.#updates),
        ...habitsHandlers(() => this.#habits),
        ...popupWindowHandlers(
          () => this.#windows?.popup ?? null,
          (direction) => this.ports.test(direction),
        ),
        'board.view': () => this.#board.view,
        'board.agentDay': (input) => this.#ask('agent.day', input),
        'board.export': (input) => saveTable(this.#windows?.main ?? null, input),
        'desk.view': () => this.#deskView(),
        'gap.seen': () => {
          this.#state.gapSeen();
          this.#tellMainWindow();
        },
        ...this.#history.handlers(),
        'popup.view': () => this.#popup.view,
        'popup.painted': ({ callId, state, at }) => this.#painted(callId, state, at),
        'popup.attend': ({ callId, attended }) => this.#popup.attend(callId, attended),
        'popup.dismiss': ({ callId }) => this.#popup.dismiss(callId),
        'number.copy': ({ number }) => clipboard.writeText(number),
      },
      (method, error) => log.error({ method, error: String(error) }, 'a page could not be answered'),
    );
  }

  async #painted(callId: string, state: string, at: number): Promise<void> {
    const paintedAfterMs = this.#popup.paintedAfterMs(callId, at);
    if (paintedAfterMs === null) return;
    const first = await this.#seat.desk?.painted(callId, paintedAfterMs);
    if (first) this.#seat.session?.painted(callId, paintedAfterMs);
    log.info({ callId, state, at, ...(first ? { paintedAfterMs } : {}) }, 'pop-up painted');
  }

  #tellSettings(): void {
    this.#popup.settingsChanged();
    if (!this.#windows) return;
    for (const contents of [this.#windows.main.webContents, this.#windows.popup.contents]) notify(contents, 'settings.changed', this.#settings.view);
  }

  #deskView(): ReturnType<DeskState['view']> {
    const now = realSurroundings.now();
    const view = this.#state.view(now, dayStart(now));
    return { ...view, liveCalls: this.#names.named(view.liveCalls) };
  }

  #tellMainWindow(): void {
    if (!this.#windows || this.#windows.main.isDestroyed()) return;
    const view = this.#deskView();
    notify(this.#windows.main.webContents, 'desk.changed', view);
    this.#habits?.deskChanged(view);
  }
}
