import type { DeskView, PopupView } from './views.ts';

/** What the host tells the windows without being asked. Each notice carries the whole new view. */
export interface Notices {
  'desk.changed': DeskView;
  'popup.changed': PopupView;
}
export type NoticeName = keyof Notices;
export const noticeNames = ['desk.changed', 'popup.changed'] as const satisfies readonly NoticeName[];
