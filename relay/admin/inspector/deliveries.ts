import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { Viewer } from '../../core/viewer.ts';

/** Who it is, in a word that no other viewer has. */
export function nameOf(viewer: Viewer): string {
  return viewer.role === 'agent' ? `agent ${viewer.agentNumber}` : `supervisor ${viewer.login}`;
}

const usuallyKept = 50_000;

/** Who acknowledged which event when: the latest acknowledgements, in memory. */
export class Deliveries {
  readonly #at = new Map<string, EpochMs>();
  readonly #most: number;

  constructor(most = usuallyKept) {
    this.#most = most;
  }

  /** Somebody has these events for good. The first time counts. */
  acknowledged(events: readonly DanpingEvent[], viewer: Viewer, now: EpochMs): void {
    const name = nameOf(viewer);
    for (const { seq } of events) {
      const key = `${seq} ${name}`;
      if (this.#at.has(key)) continue;
      this.#at.set(key, now);
      const oldest = this.#at.keys().next().value;
      if (this.#at.size > this.#most && oldest !== undefined) this.#at.delete(oldest);
    }
  }

  /** `null` where nobody remembers. */
  when(seq: number, name: string): EpochMs | null {
    return this.#at.get(`${seq} ${name}`) ?? null;
  }
}
