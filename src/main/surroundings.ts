import type { Surroundings } from './relay-client/session.ts';

/** The real clock, chance and timers. */
export const realSurroundings: Surroundings = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
