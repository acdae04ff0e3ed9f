import { clipboard } from 'electron';
import type { BrowserWindow } from 'electron';
import type { DeskView } from '../shared/api/views.ts';
import type { EpochMs } from '../shared/contract/time.ts';
import type { DesktopHabits } from './desktop-habits.ts';
import type { DesktopBoard } from './features/board/desktop-board.ts';
import { saveTable } from './features/board/save-table.ts';
import type { Crm } from './features/crm/crm.ts';
import { crmHandlers } from './features/crm/crm-handlers.ts';
import type { Callers } from './features/customer/callers.ts';
import { customerHandlers } from './features/customer/customer-handlers.ts';
import { dialHandlers } from './features/dial/dial-handlers.ts';
import { enrolmentHandlers } from './features/enrolment/enrolment-handlers.ts';
import type { Enrolment } from './features/enrolment/enrolment.ts';
import type { RunningHistory } from './features/history/run-history.ts';
import { popupWindowHandlers } from './features/popup/popup-handlers.ts';
import type { Popup } from './features/popup/popup.ts';
import type { TestDirection } from './features/popup/test-call.ts';
import { settingsHandlers } from './features/settings/settings-handlers.ts';
import type { StoredSettings } from './features/settings/settings.ts';
import { habitsHandlers } from './features/startup/habits-handlers.ts';
import { updateHandlers } from './features/updates/start-updates.ts';
import type { Updates } from './features/updates/updates.ts';
import { answerMethods } from './ipc/answer-methods.ts';
import type { Answer } from './ipc/serve-methods.ts';
import { log } from './logging.ts';
import type { AskRelay } from './relay-client/ask.ts';
import type { PopupWindow } from './windows/popup-window.ts';

export interface AnsweringParts {
  readonly crm: Crm;
  readonly callers: Callers;
  readonly ask: AskRelay;
  readonly enrolment: Enrolment;
  readonly settings: StoredSettings;
  readonly updates: Updates;
  readonly board: DesktopBoard;
  readonly history: RunningHistory;
  readonly popup: Popup;
  readonly main: BrowserWindow;
  habits(): DesktopHabits | null;
  popupWindow(): PopupWindow | null;
  test(direction: TestDirection): void;
  /** Resolves once a page may be told who sits here and what the day was. */
  opened(): Promise<unknown>;
  deskView(): DeskView;
  painted(callId: string, state: string, at: EpochMs): Promise<void>;
  gapSeen(): void;
  /** The main window's first content is on the screen. */
  mainPainted(): void;
}

/** Everything that a page of the desktop app can ask. */
export function desktopAnswers(parts: AnsweringParts): Answer {
  const { crm, callers, ask, enrolment, settings, updates, board, history, popup, main, habits, popupWindow, test, opened, deskView, painted, gapSeen, mainPainted } = parts;
  return answerMethods(
    {
      ...crmHandlers(crm),
      ...customerHandlers(callers),
      ...dialHandlers(ask),
      ...enrolmentHandlers(enrolment),
      ...settingsHandlers(settings),
      ...updateHandlers(updates),
      ...habitsHandlers(habits),
      ...popupWindowHandlers(popupWindow, test),
      'board.view': () => board.view,
      'board.agentDay': (input) => ask('agent.day', input),
      'board.export': (input) => saveTable(main, input),
      'enrolment.view': async () => {
        await opened();
        return enrolment.view;
      },
      'desk.view': async () => {
        await opened();
        return deskView();
      },
      'desk.painted': mainPainted,
      'gap.seen': gapSeen,
      ...history.handlers(),
      'popup.view': () => popup.view,
      'popup.painted': ({ callId, state, at }) => painted(callId, state, at),
      'popup.attend': ({ callId, attended }) => popup.attend(callId, attended),
      'popup.dismiss': ({ callId }) => popup.dismiss(callId),
      'number.copy': ({ number }) => clipboard.writeText(number),
    },
    (method, error) => log.error({ method, error: String(error) }, 'a page could not be answered'),
  );
}
