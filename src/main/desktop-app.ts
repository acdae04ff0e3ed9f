import { setTimeout as delay } from 'node:timers/promises';
import { app, session, type BrowserWindow } from 'electron';
import type { DesktopBoard } from './features/board/desktop-board.ts';
import { startDesktopBoard } from './features/board/start-desktop-board.ts';
import type { Crm } from './features/crm/crm.ts';
import { startCrm } from './features/crm/crm-handlers.ts';
import { startCallers, type Callers } from './features/customer/callers.ts';
import { EarlierNames } from './features/customer/earlier-names.ts';
import type { CardSourceParts } from './features/customer/card-sources.ts';
import { cardSources } from './features/customer/card-sources.ts';
import { desktopAnswers } from './desktop-answers.ts';
import type { DesktopHabits } from './desktop-habits.ts';
import { dayStart } from '../shared/desk/day.ts';
import { DeskState } from '../shared/desk/desk-state.ts';
import type { Enrolment, GivenEnrolment } from './features/enrolment/enrolment.ts';
import { Seat } from './features/enrolment/seat.ts';
import { createEnrolment } from './features/enrolment/start-enrolment.ts';
import { RunningHistory } from './features/history/run-history.ts';
import { Popup } from './features/popup/popup.ts';
import { recentCalls } from './features/recent-calls/recent-calls.ts';
import type { StoredSettings } from './features/settings/settings.ts';
import type { DeskPorts } from './features/startup/desk-ports.ts';
import { deskPorts } from './features/startup/desk-ports.ts';
import { serveRecording } from './features/recordings/serve-recording.ts';
import { startUpdates } from './features/updates/start-updates.ts';
import type { Updates } from './features/updates/updates.ts';
import { notify } from './ipc/notify.ts';
import type { Answer } from './ipc/serve-methods.ts';
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
/** So long a page's first question waits for what this computer has; from then on it is told that the desk is being opened. */
const openingPatienceMs = 500;

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
  readonly enrolment: Enrolment;
  readonly #settings: StoredSettings;
  readonly #updates: Updates;
  readonly #ticker: NodeJS.Timeout;
  /** Over the connection of the moment. */
  readonly #ask: AskRelay = (...asked) => this.#seat.session?.ask(...asked) ?? Promise.resolve(offline());
  /** What the app's place in the computer needs of the desk. */
  readonly ports: DeskPorts;
  /** Answers the pages. */
  readonly answer: Answer;
  readonly #main: BrowserWindow;
  /** What this computer has of the person is shown, or takes too long to be waited for. */
  #opened: Promise<unknown> = Promise.resolve();
  readonly #painting = Promise.withResolvers<void>();
  /** Resolves once the main window's first content is on the screen. */
  readonly mainPainted = this.#painting.promise;
  #isOpened = false;
  #isSettled = false;
  #popupWindow: PopupWindow | null = null;
  #habits: DesktopHabits | null = null;

  constructor(profile: string, given: GivenEnrolment, settings: StoredSettings, main: BrowserWindow) {
    const { now } = realSurroundings;
    this.#main = main;
    this.#settings = settings;
    this.#state = new DeskState(given.relay, now());
    this.#board = startDesktopBoard(given.relay, settings, main);
    this.#history = new RunningHistory({
      state: this.#state,
      settings,
      ask: this.#ask,
      popup: () => this.#popup,
      main: () => main,
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
      show: (view) => this.#popupWindow && notify(this.#popupWindow.contents, 'popup.changed', view),
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
      warmUp: () => this.#isSettled && this.#popup.warmUp(),
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
        notify(main.webContents, 'enrolment.changed', view);
      },
      attention: () => bringBack(main),
    });
    this.#updates = startUpdates({
      profile,
      version: app.getVersion(),
      credentials: () => this.#seat.credentials,
      isBusy: () => this.#state.inCall(now()),
      changed: (view) => notify(main.webContents, 'update.changed', view),
    });
    this.#ticker = setInterval(() => {
      this.#popup.tick();
      this.#updates.tick();
    }, popupTickMs);
    this.ports = deskPorts({ state: this.#state, seat: this.#seat, popup: this.#popup, enrolment: this.enrolment, history: this.#history, settings, desk: () => this.#deskView() });
    this.answer = this.#answers();
    settings.onChange(() => this.#tellSettings());
  }

  /** Shows what this computer has, and connects. Nothing that has to be asked for is waited for. */
  start(): void {
    const started = this.enrolment.start().catch((error: unknown) => log.error({ error: String(error) }, 'the enrolment could not be read'));
    this.#opened = Promise.race([started, delay(openingPatienceMs, undefined, { ref: false })]).then(() => {
      this.#isOpened = true;
      this.#tellMainWindow();
    });
  }

  /** Both windows stand: there is time for what makes the first call as quick as every other. */
  settled(): void {
    this.#isSettled = true;
    this.#popup.warmUp();
    for (const warming of [this.#callers.warmUp(), this.#history.history.warmUp()]) {
      warming.catch((error: unknown) => log.error({ error: String(error) }, 'the first call will be slower than the others'));
    }
  }

  attachPopup(popup: PopupWindow): void {
    this.#popupWindow = popup;
    notify(popup.contents, 'popup.changed', this.#popup.view);
  }

  attachHabits(habits: DesktopHabits): void {
    this.#habits = habits;
    this.#tellMainWindow();
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

  #answers(): Answer {
    return desktopAnswers({
      crm: this.#crm,
      callers: this.#callers,
      ask: this.#ask,
      enrolment: this.enrolment,
      settings: this.#settings,
      updates: this.#updates,
      board: this.#board,
      history: this.#history,
      popup: this.#popup,
      main: this.#main,
      habits: () => this.#habits,
      popupWindow: () => this.#popupWindow,
      test: (direction) => this.ports.test(direction),
      opened: () => this.#opened,
      deskView: () => this.#deskView(),
      painted: (callId, state, at) => this.#painted(callId, state, at),
      mainPainted: () => this.#painting.resolve(),
      gapSeen: () => {
        this.#state.gapSeen();
        this.#tellMainWindow();
      },
    });
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
    for (const contents of [this.#main.webContents, this.#popupWindow?.contents]) if (contents) notify(contents, 'settings.changed', this.#settings.view);
  }

  #deskView(): ReturnType<DeskState['view']> {
    const now = realSurroundings.now();
    const view = this.#state.view(now, dayStart(now));
    return { ...view, liveCalls: this.#names.named(view.liveCalls) };
  }

  #tellMainWindow(): void {
    if (!this.#isOpened || this.#main.isDestroyed()) return;
    const view = this.#deskView();
    notify(this.#main.webContents, 'desk.changed', view);
    this.#habits?.deskChanged(view);
  }
}
