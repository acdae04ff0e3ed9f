import { setTimeout as delay } from 'node:timers/promises';
import { processorSeconds } from './processor-time.ts';

const lookEveryMs = 1_000;
/** A process that takes less than this of a core does nothing to speak of. */
const idleShare = 0.05;
const patienceMs = 120_000;

/** Waits until a process has done what it does after its start. Throws where that takes two minutes. */
export async function settled(pid: number): Promise<void> {
  const until = performance.now() + patienceMs;
  let before = processorSeconds(pid);
  while (performance.now() < until) {
    await delay(lookEveryMs);
    const now = processorSeconds(pid);
    if ((now - before) / (lookEveryMs / 1_000) < idleShare) return;
    before = now;
  }
  throw new Error('The relay was busy with itself for two minutes after its start.');
}
