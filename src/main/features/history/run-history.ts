import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { ConnectionState } from '../../../shared/api/views.ts';
import type { DeskRules } from '../../../shared/contract/desk-rules.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import { lookThroughDaily } from '../../history/care/look-through-schedule.ts';
import type { StartedHistory } from '../../history/start.ts';
import { startHistory } from '../../history/start.ts';
import type { HistoryPort } from '../../history/history-port.ts';
import { notify } from '../../ipc/notify.ts';
import { log } from '../../logging.ts';
import type { AskRelay } from '../../relay-client/ask.ts';
import { realSurroundings } from '../../surroundings.ts';
import { contactHandlers } from '../contacts/contact-handlers.ts';
import { dayStart } from '../../../shared/desk/day.ts';
import type { DeskState } from '../../../shared/desk/desk-state.ts';
import type { DueCallBack } from '../notifications/call-backs.ts';
import type { Popup } from '../popup/popup.ts';
import type { SettingsService } from '../settings/settings.ts';
import { NoteOutbox } from '../wrap-up/note-outbox.ts';
import type { ChooseFile } from './export-history.ts';
import { HistoryDesk } from './history-desk.ts';
import { historyHandlers } from './history-handlers.ts';

export interface RunHistoryParts {
  readonly state: DeskState;
  readonly settings: Pick<SettingsService, 'current'>;
  readonly ask: AskRelay;
  popup(): Popup;
  main(): BrowserWindow | null;
  /** The main window and the tray want to be told. */
  deskChanged(): void;
  /** A file was found damaged while it was open, and lies aside now: the relay has to be asked for what is missing. */
  renewed(aside: string): void;
}

/** The history with its threads, and all that hangs on it in this app. */
export class RunningHistory {
  readonly history: HistoryPort;
  readonly #parts: RunHistoryParts;
  readonly #started: StartedHistory;
  readonly #desk: HistoryDesk;
  readonly #outbox: NoteOutbox;
  readonly #stopLooking: () => void;

  constructor(parts: RunHistoryParts) {
    this.#parts = parts;
    const { state, settings } = parts;
    this.#started = startHistory(({ damagedAside, notesAside }) => {
      for (const aside of [damagedAside, notesAside]) if (aside) parts.renewed(aside);
    });
    this.#desk = new HistoryDesk({
      started: this.#started,
      now: realSurroundings.now,
      clockOffsetMs: () => state.clockOffsetMs,
      keepDays: () => settings.current.privacy.keepDays,
      dispositionLabels: (id) => Object.values(state.rules.dispositions.find((known) => known.id === id)?.labels ?? {}),
      chooseFile: chooseFileFor(() => parts.main()),
      rowsChanged: (rows) => {
        const today = dayStart(realSurroundings.now());
        state.callsChanged(rows.filter((row) => row.startedAt >= today || row.state !== 'ended'));
        parts.popup().callsChanged(rows);
        parts.deskChanged();
      },
      rowsGone: (callIds) => {
        state.callsAbsorbed(callIds);
        parts.popup().callsAbsorbed(callIds);
        parts.deskChanged();
      },
      noteSaved: () => this.#outbox.wake(),
      told: (news) => {
        const main = parts.main();
        if (main && !main.isDestroyed()) notify(main.webContents, 'history.changed', news);
        parts.deskChanged();
      },
      failed: (error) => log.error({ error: String(error) }, 'the history could not be asked'),
    });
    this.history = this.#desk.history;
    this.#stopLooking = lookThroughDaily({
      history: this.history,
      now: realSurroundings.now,
      after: realSurroundings.after,
      failed: (error) => log.error({ error: String(error) }, 'the history could not be looked through'),
    });
    this.#outbox = new NoteOutbox({
      notes: {
        unsharedNotes: (limit) => this.history.unsharedNotes({ limit }),
        markShared: (callId, savedAt) => this.history.wrapUpShared({ callId, savedAt, sharedAt: realSurroundings.now() }),
      },
      ask: () => (state.connection.state === 'live' ? parts.ask : null),
      mayShare: () => state.rules.shareNotes,
      clockOffsetMs: () => state.clockOffsetMs,
      after: realSurroundings.after,
      held: ({ code }) => log.info({ code }, 'a note stays on this computer for the present'),
    });
  }

  get openMissed(): number {
    return this.#desk.news.openMissed.count;
  }

  handlers(): ReturnType<typeof historyHandlers> & ReturnType<typeof contactHandlers> {
    return { ...historyHandlers(this.#desk), ...contactHandlers(this.history, realSurroundings.now, () => void this.#contactsChanged()) };
  }

  connectionChanged(connection: ConnectionState): void {
    this.#desk.connectionChanged(connection);
    if (connection === 'live') this.#outbox.connected();
  }

  /** The relay has said what this desk may do. */
  rulesChanged(_rules: DeskRules): void {
    this.#outbox.wake();
  }

  async dueCallBacks(now: EpochMs): Promise<readonly DueCallBack[]> {
    const due = await this.history.callBacks({ until: now });
    return due.map(({ callId, callBackAt, call }) => ({
      callId,
      customerNumber: call?.customerNumber ?? null,
      customerName: call?.customerName ?? call?.contactName ?? null,
      dueAt: callBackAt,
    }));
  }

  async stop(): Promise<void> {
    this.#stopLooking();
    await this.#desk.stop();
    await this.#outbox.stop();
    await this.history.close();
    await this.#started.terminate();
  }

  /** Who is calling may have another name now. */
  async #contactsChanged(): Promise<void> {
    try {
      const { state, popup, deskChanged } = this.#parts;
      const rows = await this.history.callsSince({ since: dayStart(realSurroundings.now()) });
      state.callsChanged(rows);
      popup().callsChanged(rows);
      deskChanged();
    } catch (error) {
      log.error({ error: String(error) }, 'the names of callers could not be read anew');
    }
  }
}

function chooseFileFor(main: () => BrowserWindow | null): ChooseFile {
  return async (proposed, format) => {
    const options = { defaultPath: proposed, filters: [{ name: format.toUpperCase(), extensions: [format] }] };
    const owner = main();
    const { canceled, filePath } = owner ? await dialog.showSaveDialog(owner, options) : await dialog.showSaveDialog(options);
    return canceled || filePath === '' ? null : filePath;
  };
}
