import { setTimeout as delay } from 'node:timers/promises';
import { createRandom, type Random } from '../../relay/simulator/random.ts';
import { allowed, type Fault } from './fault.ts';
import { Line } from './harness/line.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';

const pushesPerSecond = 200;
const flapsOfSeries = 6;
/** `reliability.md`. */
const budgetMs = 2_000;

/** A line between desks and relay that is cut, broken and slow by turns, faster than anybody gets over it. */
export const networkFlapping: Fault = {
  name: 'network-flapping',
  async cause(run) {
    const random = createRandom(run.seed);
    const tally = new Tally(`network: flapping, ${flapsOfSeries} faults in a row under ${pushesPerSecond} pushes/s`);
    const scene = await FaultScene.open();
    const line = await Line.to(scene.relay.port);
    try {
      await scene.connectAll(line.url);
      for (let series = 0; series < (run.long ? 200 : 4); series += 1) {
        const stop = new AbortController();
        const pushing = scene.cloud.pushTo(scene.relay.url, pushesPerSecond, stop.signal);
        for (let flap = 0; flap < flapsOfSeries; flap += 1) await flapOnce(line, random);
        const mendedAt = performance.now();
        await scene.allCurrent();
        tally.causedWithin(allowed(run, budgetMs), performance.now() - mendedAt);
        stop.abort();
        await pushing;
      }
      tally.judged(await scene.judge());
    } finally {
      await scene.close();
      await line.close();
    }
    return [tally.row()];
  },
};

/** How long each fault lasts is what is tried: nothing is being waited for. */
async function flapOnce(line: Line, random: Random): Promise<void> {
  const kind = random.pick(['cut', 'cut', 'hang up', 'slow'] as const);
  await delay(random.int(0, 200));
  if (kind === 'cut') line.cut(random.pick(['both', 'there', 'back'] as const));
  if (kind === 'hang up') line.hangUp();
  if (kind === 'slow') line.delay(random.int(20, 300));
  await delay(random.int(20, 800));
  line.mend();
  line.delay(0);
}
