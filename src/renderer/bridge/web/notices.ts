import type { NoticeName, Notices as NoticeMap } from '../../../shared/api/notices.ts';

/** Who listens to what on this page. */
export class NoticeBoard {
  readonly #callbacks = new Map<NoticeName, Set<(payload: never) => void>>();

  readonly on = <Name extends NoticeName>(name: Name, callback: (payload: NoticeMap[Name]) => void): (() => void) => {
    const held = this.#callbacks.get(name) ?? new Set();
    this.#callbacks.set(name, held.add(callback));
    return () => held.delete(callback);
  };

  tell<Name extends NoticeName>(name: Name, payload: NoticeMap[Name]): void {
    // Whoever stands under a name was added under it, with a callback of its type.
    for (const callback of this.#callbacks.get(name) ?? []) callback(payload as never);
  }
}
