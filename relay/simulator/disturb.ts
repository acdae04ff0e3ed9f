import { createRandom } from './random.ts';
import type { TimedPush } from './timed-push.ts';
import { inOrder } from './timed-push.ts';

/** How badly the way from the cloud to the relay behaves. V7 documents neither repeats nor order: expect both. */
export interface Disorder {
  readonly seed: number;
  /** Share of the pushes that come a second time, from 0 to 1. */
  readonly duplicateShare: number;
  /** Share of the pushes that are held back, from 0 to 1. */
  readonly lateShare: number;
  /** What is held back comes up to so many milliseconds late. */
  readonly lateByMs: number;
  /** Any push may come up to so many milliseconds after its time, so that neighbours change places. */
  readonly shuffleWindowMs: number;
}

/** The same pushes, none missing, some twice, in a worse order. */
export function disturb(pushes: readonly TimedPush[], disorder: Disorder): TimedPush[] {
  const random = createRandom(disorder.seed);
  const delayed = ({ at, body }: TimedPush): TimedPush => {
    const lateMs = random.chance(disorder.lateShare) ? random.int(0, disorder.lateByMs) : 0;
    return { at: at + random.int(0, disorder.shuffleWindowMs) + lateMs, body };
  };
  return inOrder(pushes.flatMap((push) => (random.chance(disorder.duplicateShare) ? [delayed(push), delayed(push)] : [delayed(push)])));
}
