import { setTimeout as delay } from 'node:timers/promises';
import { createRandom, type Random } from '../../relay/simulator/random.ts';
import { allowed, type Fault } from './fault.ts';
import type { Keeper } from './harness/keeper.ts';
import { Line } from './harness/line.ts';
import { FaultScene } from './harness/scene.ts';
import { quantile } from './harness/judge.ts';
import { Tally } from './harness/tally.ts';

const desksAtOnce = 8;
const pushesPerSecond = 100;
/** `reliability.md`. */
const noticedWithinMs = 15_000;
const currentWithinMs = 2_000;
/** The app and the library give up a try to connect after 5 s, and wait 1.5 s at most before the next one. */
const longestTryMs = 6_500;

/** Desks whose line goes dead without a word, as after a change of network: both ends must notice by themselves. */
export const halfOpen: Fault = {
  name: 'half-open',
  async cause(run) {
    const random = createRandom(run.seed);
    const tally = new Tally('network: half-open, the line swallows everything');
    const noticed = { byRelay: [] as number[], byDesk: [] as number[] };
    const scene = await FaultScene.open({ supervisors: 0, desksOfEach: desksAtOnce / 2 });
    const lines = await Promise.all(scene.keepers.map(() => Line.to(scene.relay.port)));
    const stop = new AbortController();
    const pushing = scene.cloud.pushTo(scene.relay.url, pushesPerSecond, stop.signal);
    try {
      await Promise.all(scene.keepers.map((keeper, index) => (keeper.connect(lines[index]?.url ?? ''), keeper.welcomed(1))));
      for (let time = 0; time < (run.long ? 40 : 1); time += 1) {
        await Promise.all(
          scene.keepers.map(async (keeper, index) => {
            const line = lines[index];
            if (!line) return;
            const { byRelay, byDesk } = await goDead(line, keeper, random);
            noticed.byRelay.push(byRelay);
            noticed.byDesk.push(byDesk);
            const backAt = performance.now();
            line.comeBack();
            await scene.allCurrent(60_000, [keeper]);
            tally.causedWithin(allowed(run, longestTryMs + currentWithinMs), performance.now() - backAt);
          }),
        );
      }
      stop.abort();
      await pushing;
      for (const [name, times] of Object.entries(noticed)) {
        tally.detail(`noticedMsMax ${name}`, quantile(times, 1));
        if (quantile(times, 1) > noticedWithinMs) tally.wrong(`noticed ${name} after ${Math.round(quantile(times, 1))} ms, not within ${noticedWithinMs}`);
      }
      tally.judged(await scene.judge());
    } finally {
      stop.abort();
      await pushing;
      await scene.close();
      await Promise.all(lines.map((line) => line.close()));
    }
    return [tally.row()];
  },
};

/** @returns after how many milliseconds each end had given the line up */
async function goDead(line: Line, keeper: Keeper, random: Random): Promise<{ readonly byRelay: number; readonly byDesk: number }> {
  // Pings come every 5 s: the moment between them is what is tried.
  await delay(random.int(0, 5_000));
  const { losses } = keeper;
  const diedAt = performance.now();
  const hungUp = line.goDead();
  await keeper.sees((desk) => desk.losses > losses, 'that its line is dead');
  const byDesk = performance.now() - diedAt;
  return { byDesk, byRelay: (await hungUp.far) - diedAt };
}
