import type { TimedPush } from '../timed-push.ts';

/** The pushes of one call by what they tell, each at the second that it tells of; the cdr a second after the end. */
export interface CallSteps {
  /** Empty for an inbound call: nothing is pushed before an agent's phone rings. */
  readonly dialing: readonly TimedPush[];
  readonly ringing: readonly TimedPush[];
  readonly answered: readonly TimedPush[];
  readonly ended: readonly TimedPush[];
  readonly record: readonly TimedPush[];
}

export function allPushes(steps: CallSteps): TimedPush[] {
  return [steps.dialing, steps.ringing, steps.answered, steps.ended, steps.record].flat();
}
