import type { Place } from '../../../shared/api/habits-methods.ts';
import type { Settings } from '../../../shared/api/settings.ts';
import type { DeskView } from '../../../shared/api/views.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { Say } from '../../texts/texts.ts';
import type { DueCallBack } from './call-backs.ts';
import { CallBackReminders } from './call-backs.ts';
import { ConnectionWatch } from './connection-watch.ts';
import { MissedCalls } from './missed-calls.ts';
import type { Notice } from './notifier.ts';
import { customerWord } from './who.ts';

export interface NoticeParts {
  now(): EpochMs;
  after(delayMs: number, act: () => void): () => void;
  settings(): Settings;
  say(): Say;
  /** The person looks at the main window: what it shows needs no notification. */
  isWatched(): boolean;
  show(notice: Notice): void;
  go(place: Place): void;
}

/** What the person is told while looking elsewhere, each once, in the user's language, with no number that the settings hide. */
export class DeskNotices {
  readonly #parts: NoticeParts;
  readonly #missed = new MissedCalls();
  readonly #reminders = new CallBackReminders();
  readonly #connection: ConnectionWatch;

  constructor(parts: NoticeParts) {
    this.#parts = parts;
    this.#connection = new ConnectionWatch(parts.after, (what) => this.#tellConnection(what));
  }

  /** @param view as it stands now; to be shown every second too, since a missed call is told of a little after its end */
  deskChanged(view: DeskView): void {
    this.#connection.changed(view.connection.state, view.connection.relay !== null);
    this.#tellMissed(view);
  }

  callBacksDue(due: readonly DueCallBack[]): void {
    const { now, say, settings, show, go } = this.#parts;
    for (const each of this.#reminders.fresh(due, now())) {
      const who = customerWord(each, settings().privacy.maskNumbers, say());
      show({ title: say()('notification.call-back', { who }), body: say()('notification.call-back-body'), click: () => go({ to: 'call', callId: each.callId }) });
    }
  }

  /** The window was closed for the first time, and the app goes on. */
  putAside(): void {
    const { say, show, go } = this.#parts;
    show({ title: say()('notification.aside'), body: say()('notification.aside-body'), click: () => go({ to: 'today' }) });
  }

  /** The hot key was pressed, and what is selected is no number. */
  nothingToDial(): void {
    const { say, show } = this.#parts;
    show({ title: say()('notification.no-number'), body: say()('notification.no-number-body'), click: () => undefined });
  }

  #tellMissed({ todaysCalls, clockOffsetMs }: DeskView): void {
    const { now, settings, say, isWatched, show, go } = this.#parts;
    const fresh = this.#missed.fresh(todaysCalls, now() + clockOffsetMs);
    if (isWatched() || !settings().notifications.missed) return;
    for (const call of fresh) {
      const who = customerWord(call, settings().privacy.maskNumbers, say());
      show({ title: say()('notification.missed-from', { who }), body: say()('notification.missed-body'), click: () => go({ to: 'call', callId: call.callId }) });
    }
  }

  #tellConnection(what: 'offline' | 'online'): void {
    const { settings, say, show, go } = this.#parts;
    if (!settings().notifications.offline) return;
    show({ title: say()(`notification.${what}`), body: say()(`notification.${what}-body`), click: () => go({ to: 'today' }) });
  }
}
