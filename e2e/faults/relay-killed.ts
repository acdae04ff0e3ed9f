import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../../relay/simulator/random.ts';
import type { Fault } from './fault.ts';
import { recovered } from './harness/judge.ts';
import { FaultScene } from './harness/scene.ts';

const pushesPerSecond = 500;
/** After so many kills a new log is begun: reading a long one back is not what is measured. */
const killsOfLog = 50;

/** SIGKILL of the relay at random moments under load. */
export const relayKilled: Fault = {
  name: 'relay-killed',
  async cause({ seed, long, say }) {
    const random = createRandom(seed);
    const kills = long ? 2_000 : 30;
    const times: number[] = [];
    const sum = { lost: 0, duplicated: 0, foreign: 0 };
    const wrong: string[] = [];
    for (let done = 0; done < kills; done += killsOfLog) {
      const scene = await FaultScene.open();
      try {
        await scene.connectAll();
        for (let kill = 0; kill < Math.min(killsOfLog, kills - done); kill += 1) times.push(await killOnce(scene, random.int(50, 600)));
        const judged = await scene.judge();
        for (const what of ['lost', 'duplicated', 'foreign'] as const) sum[what] += judged[what];
        wrong.push(...judged.wrong);
      } finally {
        await scene.close();
      }
      say(`${times.length} of ${kills} kills`);
    }
    return [{ fault: 'relay: SIGKILL under 500 pushes/s', times: times.length, ...sum, recoveredMs: recovered(times), wrong }];
  },
};

/** @returns how long it took, from the kill on, until everybody had again what the cloud was promised */
async function killOnce(scene: FaultScene, momentMs: number): Promise<number> {
  const stop = new AbortController();
  const pushing = scene.cloud.pushTo(scene.relay.url, pushesPerSecond, stop.signal);
  // The moment of the kill is the fault under test: nothing is being waited for.
  await delay(momentMs);
  await scene.relay.kill();
  const killedAt = performance.now();
  stop.abort();
  await pushing;
  await scene.startRelay();
  await scene.allCurrent();
  return performance.now() - killedAt;
}
