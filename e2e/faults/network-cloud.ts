import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../../relay/simulator/random.ts';
import { allowed, type Fault } from './fault.ts';
import { Line } from './harness/line.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';

const pushesPerSecond = 300;
/** `reliability.md`. */
const budgetMs = 2_000;

/** The line between cloud and relay is cut or breaks: pushes get lost, or their answers do, and the cloud sends them again. */
export const networkCloud: Fault = {
  name: 'network-cloud',
  async cause(run) {
    const random = createRandom(run.seed);
    const tally = new Tally(`network: cloud’s line cut or broken under ${pushesPerSecond} pushes/s`);
    const scene = await FaultScene.open();
    const line = await Line.to(scene.relay.port);
    let sentAgain = 0;
    try {
      await scene.connectAll();
      for (let time = 0; time < (run.long ? 300 : 8); time += 1) {
        const stop = new AbortController();
        const pushing = scene.cloud.pushTo(line.url, pushesPerSecond, stop.signal);
        // Moment and length of the fault are what is tried: nothing is being waited for.
        await delay(random.int(50, 300));
        const way = random.pick(['there', 'back', 'both'] as const);
        line.cut(way);
        await delay(random.int(50, 800));
        // What was on its way arrives late, or never: with the answers cut off, pushes that the relay has are sent again.
        if (random.chance(0.6)) line.hangUp();
        line.mend();
        const mendedAt = performance.now();
        stop.abort();
        await pushing;
        sentAgain += scene.cloud.unanswered;
        await scene.cloud.pushAgain(line.url);
        await scene.allCurrent();
        tally.causedWithin(allowed(run, budgetMs), performance.now() - mendedAt);
      }
      tally.detail('pushesSentAgain', sentAgain);
      tally.judged(await scene.judge());
    } finally {
      await scene.close();
      await line.close();
    }
    return [tally.row()];
  },
};
