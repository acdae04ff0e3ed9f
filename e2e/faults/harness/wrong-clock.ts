import { fileURLToPath } from 'node:url';
import type { RelayStart } from '../../../scripts/lib/relay-process.ts';

const clock = fileURLToPath(new URL('clock.ts', import.meta.url));

/** A start of the relay under a clock that goes so much fast; negative for slow. */
export function startWithClock(shiftMs: number): Pick<RelayStart, 'through'> {
  return { through: ['/usr/bin/env', `NODE_OPTIONS=--import=${clock}`, `DANPING_CLOCK_SHIFT_MS=${shiftMs}`] };
}
