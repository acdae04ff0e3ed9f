import type { Fault } from './fault.ts';
import { relayKilled } from './relay-killed.ts';

/** In the order of the table. */
export const everyFault: readonly Fault[] = [relayKilled];
