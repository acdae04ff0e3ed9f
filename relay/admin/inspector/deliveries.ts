import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { Viewer } from '../../core/viewer.ts';

/** Who it is, in a word that no other viewer has. */
export function nameOf(viewer: Viewer): string {
  return viewer.role === 'agent' ? `agent ${viewer.agentNumber}` : `supervisor ${viewer.login}`;
}

const usuallyKept = 50_000;

/**
 * Who acknowledged which event when: the latest acknowledgements, in memory. In two halves, of which the older goes as a whole: to take the
 * oldest out of one large map, one by one, costs more than everything else on an event's way.
 */
export class Deliveries {
  #newer = new Map<string, EpochMs>();
  #older = new Map<string, EpochMs>();
  readonly #most: number;

  constructor(most = usuallyKept) {
    this.#most = most;
  }

  /** Somebody has these events for good. The first time counts. */
  acknowledged(events: readonly DanpingEvent[], viewer: Viewer, now: EpochMs): void {
    const name = nameOf(viewer);
    for (const { seq } of events) {
      const key = `${seq} ${name}`;
      if (this.#newer.has(key) || this.#older.has(key)) continue;
      if (this.#newer.size >= this.#most / 2) {
        this.#older = this.#newer;
        this.#newer = new Map();
      }
      this.#newer.set(key, now);
    }
  }

  /** `null` where nobody remembers. */
  when(seq: number, name: string): EpochMs | null {
    const key = `${seq} ${name}`;
    return this.#newer.get(key) ?? this.#older.get(key) ?? null;
  }
}
