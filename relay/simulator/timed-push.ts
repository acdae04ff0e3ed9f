import type { EpochMs } from '../../src/shared/contract/time.ts';

/** One push of a simulated cloud and when it leaves the cloud. */
export interface TimedPush {
  readonly at: EpochMs;
  readonly body: object;
}

/** In the order of leaving; what leaves at once stays in the order given. */
export function inOrder(pushes: readonly TimedPush[]): TimedPush[] {
  return pushes.toSorted((a, b) => a.at - b.at);
}
