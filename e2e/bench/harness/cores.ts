import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The core that servers run on, and the one that loads run on so that they take nothing from the server's. */
export const serverCore = '0';
export const loadCore = '1';

const canPin = process.platform === 'linux' && availableParallelism() > 1 && spawnSync('taskset', ['-V'], { stdio: 'ignore' }).status === 0;

/** How figures were taken, for their detail. */
export const pinning = canPin ? `server on core ${serverCore}, load on core ${loadCore}` : 'on any core: this computer has no taskset, or one core only';

/** A prefix that keeps a program on one core; nothing where that cannot be had. */
export const onCore = (core: string): readonly string[] => (canPin ? ['taskset', '-c', core] : []);
