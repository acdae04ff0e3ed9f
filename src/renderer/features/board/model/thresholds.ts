import { z } from 'zod';
import type { AgentStateWire } from '../../../../shared/contract/board.ts';
import type { EpochMs } from '../../../../shared/contract/time.ts';

/** The states that a supervisor may want to be told of when they last; an agent's own pauses are `custom`. */
export const watchedStates = ['ringing', 'talking', 'held', 'wrap-up', 'busy', 'custom', 'dialing', 'disconnected'] as const;
export type WatchedState = (typeof watchedStates)[number];

const longestSeconds = 24 * 3_600;
const limitSchema = z.int().min(1).max(longestSeconds).nullable();

/** After how many seconds a state needs somebody; `null`: never. */
export type Thresholds = Readonly<Record<WatchedState, number | null>>;

export const usualThresholds: Thresholds = {
  ringing: 20,
  talking: 600,
  held: 120,
  'wrap-up': 120,
  busy: 900,
  custom: 900,
  dialing: 60,
  disconnected: 60,
};

/** Each state that cannot be read falls back alone. */
export const thresholdsSchema = z.object(
  Object.fromEntries(watchedStates.map((state) => [state, limitSchema.catch(usualThresholds[state])])) as Record<WatchedState, z.ZodCatch<typeof limitSchema>>,
);

/** The moment from which on the agent's state lasts too long, by the relay's clock; `null` when it never does. */
export function overdueAt({ loggedIn, status, since }: AgentStateWire, thresholds: Thresholds): EpochMs | null {
  if (!loggedIn || since === null || !isWatched(status)) return null;
  const seconds = thresholds[status];
  return seconds === null ? null : Date.parse(since) + seconds * 1_000;
}

/** Another state, or the same one begun anew, is another matter: what was acknowledged of the one says nothing of the other. */
export function matterOf({ agentNumber, status, since }: AgentStateWire): string {
  return `${agentNumber} ${status ?? ''} ${since ?? ''}`;
}

function isWatched(status: AgentStateWire['status']): status is WatchedState {
  return watchedStates.some((watched) => watched === status);
}
