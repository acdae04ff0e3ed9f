import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../../relay/simulator/random.ts';
import { allowed, type Fault } from './fault.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';
import { underLoad } from './harness/under-load.ts';

const pushesPerSecond = 500;
/** Contract §2: it exits 0 within so long. */
const budgetMs = 5_000;

/** SIGTERM of the relay under load: it finishes what it accepted. */
export const relayStopped: Fault = {
  name: 'relay-stopped',
  async cause(run) {
    const { seed, long, say } = run;
    const random = createRandom(`${seed} stopped`);
    const tally = new Tally('relay: SIGTERM under 500 pushes/s');
    const scene = await FaultScene.open();
    try {
      await scene.connectAll();
      const times = long ? 100 : 4;
      while (tally.times < times) {
        const { stoppedMs, code, recoveredMs } = await stopOnce(scene, random.int(50, 800));
        tally.caused(recoveredMs);
        if (code !== 0 || stoppedMs > allowed(run, budgetMs)) tally.wrong(`the relay ended with ${code} after ${Math.round(stoppedMs)} ms`);
        if (tally.times % 20 === 0) say(`${tally.times} of ${times} times`);
      }
      tally.judged(await scene.judge());
    } finally {
      await scene.close();
    }
    return [tally.row()];
  },
};

async function stopOnce(scene: FaultScene, momentMs: number) {
  const { toldAt, ...ended } = await underLoad(scene, pushesPerSecond, async () => {
    // The moment is the fault under test: nothing is being waited for.
    await delay(momentMs);
    const told = performance.now();
    process.kill(scene.relay.pid, 'SIGTERM');
    const code = await scene.relay.exited;
    return { toldAt: told, code, stoppedMs: performance.now() - told };
  });
  await scene.startRelay();
  await scene.allCurrent();
  return { ...ended, recoveredMs: performance.now() - toldAt };
}
