import type { BoardMessage } from '../board/board-state.ts';
import type { BoardView } from './board-methods.ts';
import type { EnrolmentView } from './enrolment-methods.ts';
import type { DialRequest, HabitsView, Place } from './habits-methods.ts';
import type { HistoryNews } from './history-views.ts';
import type { SettingsView } from './settings.ts';
import type { UpdateView } from './update-methods.ts';
import type { DeskView, PopupView } from './views.ts';

/** What the host tells the windows without being asked. Each notice carries the whole new view. */
export interface Notices {
  'board.connection': Pick<BoardView, 'connection' | 'clockOffsetMs' | 'viewer'>;
  /** The next message of the relay's board, to be put upon what `board.view` answered. */
  'board.message': BoardMessage;
  'desk.changed': DeskView;
  'enrolment.changed': EnrolmentView;
  'habits.changed': HabitsView;
  'history.changed': HistoryNews;
  'dial.requested': DialRequest;
  /** Show this place: the person clicked a link or a notification. */
  navigate: Place;
  'popup.changed': PopupView;
  'settings.changed': SettingsView;
  'update.changed': UpdateView;
}
export type NoticeName = keyof Notices;
export const noticeNames = [
  'board.connection',
  'board.message',
  'desk.changed',
  'dial.requested',
  'enrolment.changed',
  'habits.changed',
  'history.changed',
  'navigate',
  'popup.changed',
  'settings.changed',
  'update.changed',
] as const satisfies readonly NoticeName[];
