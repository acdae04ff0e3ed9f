import type { Settings } from '../../../shared/api/settings.ts';
import type { Call } from '../../../shared/contract/call.ts';

/** What the agent wants of pop-ups. */
export interface PopupRules {
  readonly mode: Settings['popup']['mode'];
  readonly directions: Settings['popup']['directions'];
  /** How long the card of an ended call stays: time enough to read it after the talk. */
  readonly endedStaysMs: number;
}

/** As long as nobody said otherwise. */
export const everythingPops: PopupRules = {
  mode: 'on',
  directions: { inbound: true, outbound: true, internal: true },
  endedStaysMs: 60_000,
};

export function rulesOf({ mode, directions, endedStaysSeconds }: Settings['popup']): PopupRules {
  return { mode, directions, endedStaysMs: endedStaysSeconds * 1_000 };
}

/** Whether the rules let a call pop up. One whose direction nobody said counts as inbound. */
export function popsUp({ direction }: Pick<Call, 'direction'>, { mode, directions }: PopupRules): boolean {
  return mode !== 'off' && directions[direction ?? 'inbound'];
}
