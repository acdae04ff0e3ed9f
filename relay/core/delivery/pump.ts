import { eventsMessageLimits } from '../batch.ts';
import type { ReadFrom } from '../cursor.ts';
import type { EventLog, Stretch } from '../ports.ts';
import type { Viewer } from '../viewer.ts';

/** Why a client does not take part any more. */
export type DropReason = 'no-acknowledgement' | 'log-unreadable';

/** The far end of a pump: one connected client. */
export interface Outlet {
  /** Sends one batch and calls back once: acknowledged, or not in time. */
  send(batch: Stretch, done: (acknowledged: boolean) => void): void;
  /** The client does not take part any more. */
  drop(reason: DropReason): void;
}

/**
 * Brings one client up to date and keeps it there. It holds nothing but its place in the log: each batch is read when
 * the client has acknowledged the one before, so that a slow client costs no memory.
 */
export class Pump {
  readonly viewer: Viewer;
  readonly #log: Pick<EventLog, 'readFor'>;
  readonly #outlet: Outlet;
  #from: ReadFrom;
  #state: 'idle' | 'waiting' | 'stopped' = 'idle';
  #firstSent: number | null = null;

  constructor(viewer: Viewer, from: ReadFrom, log: Pick<EventLog, 'readFor'>, outlet: Outlet) {
    this.viewer = viewer;
    this.#from = from;
    this.#log = log;
    this.#outlet = outlet;
  }

  /** Seq of the first event that was sent and not acknowledged; `null` for a client that is current. */
  get oldestUnacknowledged(): number | null {
    return this.#state === 'waiting' ? this.#firstSent : null;
  }

  /** Everything up to there that is for this client has been sent. */
  get sentUpTo(): number {
    return this.#from.afterSeq;
  }

  /** There may be something new. */
  wake(): void {
    if (this.#state !== 'idle') return;
    const read = this.#log.readFor(this.viewer, this.#from, eventsMessageLimits);
    if (!read.ok) {
      this.stop();
      this.#outlet.drop('log-unreadable');
      return;
    }
    const batch = read.value;
    this.#from = { ...this.#from, afterSeq: batch.upTo };
    if (batch.items.length === 0) return;
    this.#state = 'waiting';
    this.#firstSent = batch.items[0]?.seq ?? null;
    this.#outlet.send(batch, (acknowledged) => this.#settled(acknowledged));
  }

  stop(): void {
    this.#state = 'stopped';
  }

  #settled(acknowledged: boolean): void {
    if (this.#state !== 'waiting') return;
    if (acknowledged) {
      this.#state = 'idle';
      this.wake();
    } else {
      this.stop();
      this.#outlet.drop('no-acknowledgement');
    }
  }
}
