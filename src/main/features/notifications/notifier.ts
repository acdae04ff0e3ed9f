import { Notification } from 'electron';

export interface Notice {
  readonly title: string;
  readonly body: string;
  /** What the person sees after a click. */
  click(): void;
}

/** The computer's own notifications. */
export class Notifier {
  /** What is still to be clicked: a notification that nothing holds takes its click with it. */
  readonly #shown = new Set<Notification>();

  show({ title, body, click }: Notice): void {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body, silent: true });
    this.#shown.add(notification);
    notification.on('click', () => {
      this.#shown.delete(notification);
      click();
    });
    notification.on('close', () => this.#shown.delete(notification));
    notification.on('failed', () => this.#shown.delete(notification));
    notification.show();
  }
}
