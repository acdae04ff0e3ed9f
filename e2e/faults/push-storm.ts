import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from './fault.ts';
import { quantile } from './harness/judge.ts';
import { MemoryWatch } from './harness/memory.ts';
import { relayQuantile } from './harness/metrics.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';

const usualPerSecond = 200;
const stormPerSecond = 2_000;
/** `reliability.md`. */
const ackP99Ms = 100;
/** "RSS bounded": far more than a storm needs, far less than what ten minutes of anything kept would take. */
const mostMiB = 600;
const mostGrowthMiBPerMinute = 10;

/**
 * Ten times the usual load, for ten minutes (20 s in the short form). Cloud, relay and desks share the computer, so that the time to a
 * 200 holds what the cloud itself was late: the short form, which runs on machines that do other things, judges losses and tells the figures.
 */
export const pushStorm: Fault = {
  name: 'push-storm',
  async cause(run) {
    const seconds = run.long ? 600 : 20;
    const tally = new Tally(`cloud: ${stormPerSecond} pushes/s for ${seconds} s`);
    const scene = await FaultScene.open();
    try {
      await scene.connectAll();
      const usual = await blow(scene, usualPerSecond, 5);
      const memory = new MemoryWatch(scene.relay.pid);
      const storm = await blow(scene, stormPerSecond, seconds);
      const overAt = performance.now();
      await scene.allCurrent(120_000);
      tally.caused(performance.now() - overAt);
      memory.stop();
      tally.detail('pushes', storm.length);
      tally.detail('usualAckP99Ms', quantile(usual, 0.99));
      tally.detail('ackP50Ms', quantile(storm, 0.5));
      tally.detail('ackP99Ms', quantile(storm, 0.99));
      // By the relay's own clock, so much at most: what is beyond it was late in this program or on its way.
      tally.detail('relayAckP99Ms', (await relayQuantile(scene.relay.url, 'danping_push_ack_seconds', 0.99)) * 1_000);
      tally.detail('rssMaxMiB', memory.maxMiB);
      tally.detail('rssGrowthMiBPerMinute', memory.slopeMiBPerMinute);
      if (run.long) tally.within('ackP99Ms', ackP99Ms);
      if (run.long) tally.within('rssMaxMiB', mostMiB);
      if (run.long) tally.within('rssGrowthMiBPerMinute', mostGrowthMiBPerMinute);
      tally.judged(await scene.judge());
    } finally {
      await scene.close();
    }
    return [tally.row()];
  },
};

/** @returns of each push how many milliseconds from when it was due to its 200 */
async function blow({ cloud, relay }: FaultScene, perSecond: number, seconds: number): Promise<readonly number[]> {
  const times: number[] = [];
  cloud.onAccepted = (_push, sinceDueMs) => void times.push(sinceDueMs);
  const stop = new AbortController();
  const pushing = cloud.pushTo(relay.url, perSecond, stop.signal);
  // The length of the storm is the fault under test.
  await delay(seconds * 1_000);
  stop.abort();
  await pushing;
  return times;
}
