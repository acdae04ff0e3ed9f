import type { ConnectionState } from '../../../shared/api/views.ts';

/** A relay that restarts is back within seconds; nobody needs to hear of that. */
export const tellAfterMs = 30_000;

/** Tells of a connection that stays away, once, and of its return. */
export class ConnectionWatch {
  readonly #after: (delayMs: number, act: () => void) => () => void;
  readonly #tell: (what: 'offline' | 'online') => void;
  #cancel: (() => void) | null = null;
  #told = false;

  constructor(after: (delayMs: number, act: () => void) => () => void, tell: (what: 'offline' | 'online') => void) {
    this.#after = after;
    this.#tell = tell;
  }

  /** @param enrolled without a person at the desk there is nothing to be connected to */
  changed(state: ConnectionState, enrolled: boolean): void {
    if (!enrolled) {
      this.#stopWaiting();
      this.#told = false;
    } else if (state === 'live') {
      this.#stopWaiting();
      if (this.#told) this.#tell('online');
      this.#told = false;
    } else if (!this.#told) {
      this.#cancel ??= this.#after(tellAfterMs, () => {
        this.#cancel = null;
        this.#told = true;
        this.#tell('offline');
      });
    }
  }

  #stopWaiting(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
