import type { Settings, SettingsView } from '../../../shared/api/settings.ts';
import type { DeskView } from '../../../shared/api/views.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import { realSurroundings } from '../../surroundings.ts';
import { textsIn } from '../../texts/texts.ts';
import type { DeskState } from '../../../shared/desk/desk-state.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import type { Seat } from '../enrolment/seat.ts';
import type { DueCallBack } from '../notifications/call-backs.ts';
import type { Popup } from '../popup/popup.ts';
import type { TestDirection } from '../popup/test-call.ts';
import { runTestCall } from '../popup/test-call.ts';

/** What the desk gives and takes. */
export interface DeskPorts {
  desk(): DeskView;
  /** Missed calls that nobody has called back or put aside. */
  missedOpen(): number;
  dueCallBacks(now: EpochMs): Promise<readonly DueCallBack[]>;
  test(direction: TestDirection): void;
  /** An enrolment link was opened. */
  enrol(url: string): void;
  /** The way to the relay may be another now. */
  reconnect(): void;
  /** The computer goes to sleep. */
  suspended(): void;
}

export interface DeskParts {
  readonly state: DeskState;
  readonly seat: Seat;
  readonly popup: Popup;
  readonly enrolment: Enrolment;
  readonly history: { readonly openMissed: number; dueCallBacks(now: EpochMs): Promise<readonly DueCallBack[]> };
  readonly settings: { readonly current: Settings; readonly view: SettingsView };
  desk(): DeskView;
}

/** Leads the app's place in the computer to the desk that sits there. */
export function deskPorts({ state, seat, popup, enrolment, history, settings, desk }: DeskParts): DeskPorts {
  return {
    desk,
    missedOpen: () => history.openMissed,
    dueCallBacks: (now) => history.dueCallBacks(now),
    test: (direction) =>
      runTestCall(direction, {
        now: () => realSurroundings.now() + state.clockOffsetMs,
        after: realSurroundings.after,
        say: () => textsIn(settings.view.shown.language),
        show: (call) => popup.callsChanged([call]),
      }),
    enrol: (url) => void enrolment.openLink(url),
    reconnect: () => seat.session?.reconnect(),
    suspended: () => seat.session?.suspended(),
  };
}
