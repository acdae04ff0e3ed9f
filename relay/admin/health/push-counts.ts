import type { PushAnswer } from '../../core/push-answer.ts';
import type { Answers } from '../../../src/shared/api/admin/health.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';

interface Counted {
  readonly sinceStart: Record<PushAnswer, number>;
  today: Record<PushAnswer, number>;
  day: number;
  lastAt: EpochMs | null;
}

/** How the clouds' pushes were answered, since the start and on each source's day. */
export class PushCounts {
  readonly #bySource = new Map<string, Counted>();
  readonly #dayOf: (source: string, now: EpochMs) => number;
  #strangers = 0;

  /** @param dayOf a number for the day that it is at the source */
  constructor(dayOf: (source: string, now: EpochMs) => number) {
    this.#dayOf = dayOf;
  }

  /** @param source `null` for a push with a wrong address or secret */
  count(source: string | null, answer: PushAnswer, now: EpochMs): void {
    if (source === null) {
      this.#strangers += 1;
      return;
    }
    const counted = this.#of(source, now);
    counted.sinceStart[answer] += 1;
    counted.today[answer] += 1;
    if (answer !== 'unknown_404') counted.lastAt = now;
  }

  get strangers(): number {
    return this.#strangers;
  }

  of(source: string, now: EpochMs): { readonly sinceStart: Answers; readonly today: Answers; readonly lastAt: EpochMs | null } {
    return this.#of(source, now);
  }

  #of(source: string, now: EpochMs): Counted {
    const day = this.#dayOf(source, now);
    const held = this.#bySource.get(source) ?? { sinceStart: none(), today: none(), day, lastAt: null };
    if (held.day !== day) {
      held.day = day;
      held.today = none();
    }
    this.#bySource.set(source, held);
    return held;
  }
}

function none(): Record<PushAnswer, number> {
  return { accepted: 0, duplicate: 0, refused_400: 0, unknown_404: 0, too_large_413: 0, failed_500: 0, unavailable_503: 0 };
}
