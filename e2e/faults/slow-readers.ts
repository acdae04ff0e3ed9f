import { setTimeout as delay } from 'node:timers/promises';
import { allowed, type Fault } from './fault.ts';
import { quantile } from './harness/judge.ts';
import type { Keeper } from './harness/keeper.ts';
import { Line } from './harness/line.ts';
import { residentMiB } from './harness/memory.ts';
import { relayMetric } from './harness/metrics.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';

const agents = ['20001', '20002', '20003', '20004', '20005'];
const desks = 100;
const slowShare = 0.2;
const pushesPerSecond = 200;
/** A relay pings every 5 s and gives a silent line up after 5 s more; then it is cut within a second. */
const droppedWithinMs = 15_000;
/** `reliability.md`. */
const heldMiBEach = 1;
const slowerByAtMost = 0.1;

/** A fifth of the desks, agents' and supervisors', stop reading; the relay goes on for the others and drops them. */
export const slowReaders: Fault = {
  name: 'slow-readers',
  async cause(run) {
    const slow = Math.round(desks * slowShare);
    const tally = new Tally(`network: ${slow} of ${desks} desks stop reading under ${pushesPerSecond} pushes/s`);
    const scene = await FaultScene.open({ agents, supervisors: desks / 10, desksOfEach: (desks * 0.9) / agents.length, inMemory: true });
    const line = await Line.to(scene.relay.port);
    try {
      // Every fifth, so that supervisors are among them: the board is what the relay sends without being asked.
      const stopping = scene.keepers.filter((_, index) => index % Math.round(1 / slowShare) === 0);
      const others = scene.keepers.filter((keeper) => !stopping.includes(keeper));
      for (const keeper of scene.keepers) keeper.connect(stopping.includes(keeper) ? line.url : scene.relay.url);
      await Promise.all(scene.keepers.map((keeper) => keeper.welcomed(1)));
      const othersMs = { before: [] as number[], meanwhile: [] as number[] };
      for (let time = 0; time < (run.long ? 20 : 1); time += 1) {
        const before = await load(scene, others, othersMs.before, () => delay(run.long ? 60_000 : 6_000));
        let droppedAfterMs = 0;
        const meanwhile = await load(scene, others, othersMs.meanwhile, async () => {
          line.cut('back');
          droppedAfterMs = await onlyStay(scene, others.length);
        });
        const mendedAt = performance.now();
        line.mend();
        await scene.allCurrent(60_000, stopping);
        tally.caused(performance.now() - mendedAt);
        tally.detail('droppedAfterMs', droppedAfterMs);
        // What lay in the line's queues for one desk, and by how much the relay itself grew for each.
        tally.detail('queuedKiBMost', line.mostLateBytes / 1_024);
        tally.detail('relayGrewKiBEach', ((meanwhile.maxMiB - before.maxMiB) * 1_024) / slow);
      }
      for (const [when, times] of Object.entries(othersMs)) tally.detail(`othersP99Ms ${when}`, quantile(times, 0.99));
      tally.within('droppedAfterMs', droppedWithinMs);
      tally.within('queuedKiBMost', heldMiBEach * 1_024);
      tally.within('relayGrewKiBEach', allowed(run, heldMiBEach * 1_024));
      if (run.long) tally.within('othersP99Ms meanwhile', quantile(othersMs.before, 0.99) * (1 + slowerByAtMost));
      tally.judged(await scene.judge());
    } finally {
      await scene.close();
      await line.close();
    }
    return [tally.row()];
  },
};

/** @returns after how many milliseconds no more than so many desks were connected, by the relay's own count */
async function onlyStay({ relay }: FaultScene, count: number): Promise<number> {
  const began = performance.now();
  while ((await relayMetric(relay.url, 'danping_clients')) > count && performance.now() - began < 2 * droppedWithinMs) await delay(100);
  return performance.now() - began;
}

/** Pushes until that is over, and puts down how long events took to those desks. @returns the most that the relay took of memory */
async function load({ cloud, relay }: FaultScene, keepers: readonly Keeper[], times: number[], until: () => Promise<void>): Promise<{ readonly maxMiB: number }> {
  const sentAt = new Map<string, number>();
  cloud.onSent = ({ eventId }) => void sentAt.set(`main:${eventId}`, performance.now());
  for (const keeper of keepers) {
    keeper.onItems = (items) => {
      const now = performance.now();
      for (const { id } of items) {
        const at = sentAt.get(id);
        if (at !== undefined) times.push(now - at);
      }
    };
  }
  let maxMiB = 0;
  const watch = setInterval(() => (maxMiB = Math.max(maxMiB, residentMiB(relay.pid))), 200);
  const stop = new AbortController();
  const pushing = cloud.pushTo(relay.url, pushesPerSecond, stop.signal);
  await until();
  stop.abort();
  await pushing;
  clearInterval(watch);
  return { maxMiB };
}
