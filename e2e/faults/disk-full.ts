import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom, type Random } from '../../relay/simulator/random.ts';
import { allowed, type Fault } from './fault.ts';
import { FaultScene } from './harness/scene.ts';
import { SmallDisk } from './harness/small-disk.ts';
import { Tally } from './harness/tally.ts';
import { underLoad } from './harness/under-load.ts';

const name = 'disk: full';
const pushesPerSecond = 300;
/** `reliability.md`: the relay heals by itself after space is back. */
const budgetMs = 5_000;
/** So many fill-ups of one log; then it would take the disk by itself. */
const timesOfDisk = 10;

/** The file system of the data folder has no room: none left by somebody else's file, or a little that the load takes. */
export const diskFull: Fault = {
  name: 'disk-full',
  async cause(run) {
    const { seed, long, say } = run;
    const random = createRandom(`${seed} full`);
    const tally = new Tally(name);
    const times = long ? 100 : 4;
    while (tally.times < times) {
      const disk = SmallDisk.mount(96);
      if (typeof disk === 'string') return [{ fault: name, times: 0, skipped: disk }];
      const scene = await FaultScene.open({ data: path.join(disk.folder, 'relay') });
      try {
        await scene.connectAll();
        for (let time = 0; time < Math.min(timesOfDisk, times); time += 1) tally.causedWithin(allowed(run, budgetMs), await fillOnce(scene, disk, random));
        tally.judged(await scene.judge());
      } finally {
        await scene.close();
        disk.unmount();
      }
      say(`${tally.times} of ${times} times`);
    }
    return [tally.row()];
  },
};

/** @returns how long it took, from when there was room again, until everybody had what the cloud was promised */
async function fillOnce(scene: FaultScene, disk: SmallDisk, random: Random): Promise<number> {
  const { cloud } = scene;
  const roomAgainAt = await underLoad(scene, pushesPerSecond, async () => {
    await cloud.nextAccepted();
    disk.fill(random.chance(0.3) ? 0 : random.int(0, 1_000_000));
    await cloud.nextRefused();
    await delay(random.int(100, 1_500));
    // A relay that ends while the disk is full must start once there is room.
    const isKilled = random.chance(0.25);
    if (isKilled) await scene.relay.kill();
    disk.empty();
    const emptiedAt = performance.now();
    if (isKilled) await scene.startRelay();
    await cloud.nextAccepted();
    return emptiedAt;
  });
  await cloud.pushAgain(scene.relay.url);
  await scene.allCurrent();
  return performance.now() - roomAgainAt;
}
