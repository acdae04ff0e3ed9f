import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../../relay/simulator/random.ts';
import { allowed, type Fault, type FaultRow, type FaultRun } from './fault.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';
import { underLoad } from './harness/under-load.ts';
import { trace, whyNoTracing } from './harness/tracer.ts';

const pushesPerSecond = 200;
/** `reliability.md`: the relay heals by itself. */
const budgetMs = 5_000;

/** Which of the two calls SQLite syncs with depends on how it was built: both fail. */
const kinds = [
  { fault: 'disk: fsync fails with EIO', calls: 'fsync,fdatasync', error: 'EIO' },
  { fault: 'disk: write fails with EIO', calls: 'pwrite64', error: 'EIO' },
  { fault: 'disk: write fails with ENOSPC', calls: 'pwrite64', error: 'ENOSPC' },
] as const;

/** The kernel answers the relay's writes or fsyncs with an error for a while: all of them, or only some. */
export const diskErrors: Fault = {
  name: 'disk-errors',
  async cause(run) {
    const why = whyNoTracing();
    if (why !== null) return kinds.map(({ fault }) => ({ fault, times: 0, skipped: why }));
    const rows: FaultRow[] = [];
    for (const kind of kinds) rows.push(await causeErrors(kind, run));
    return rows;
  },
};

async function causeErrors({ fault, calls, error }: (typeof kinds)[number], run: FaultRun): Promise<FaultRow> {
  const { seed, long, say } = run;
  const random = createRandom(`${seed} ${fault}`);
  const tally = new Tally(fault);
  const scene = await FaultScene.open();
  try {
    await scene.connectAll();
    for (let time = 0; time < (long ? 60 : 2); time += 1) {
      // Every call, or from some call on every second to fifth: a commit then fails midway.
      const which = time % 2 === 0 ? '1+' : `${random.int(1, 20)}+${random.int(2, 5)}`;
      const { fired, refused, recoveredMs } = await failOnce(scene, ['-e', `trace=${calls}`, '-e', `inject=${calls}:error=${error}:when=${which}`], random.int(200, 1_200));
      tally.causedWithin(allowed(run, budgetMs), recoveredMs);
      if (fired === 0) tally.wrong(`${calls} never failed (when=${which})`);
      if (which === '1+' && refused === 0) tally.wrong('no push was answered 503 while every call failed');
      // What a commit that failed left behind must not come to light later.
      if (random.chance(0.5)) {
        await scene.relay.kill();
        await scene.startRelay();
      }
    }
    tally.judged(await scene.judge());
  } finally {
    await scene.close();
  }
  say(`${tally.times} times: ${fault}`);
  return tally.row();
}

async function failOnce(scene: FaultScene, args: readonly string[], forMs: number) {
  const { cloud, relay } = scene;
  const refusedBefore = cloud.statuses.get(503) ?? 0;
  const { fired, healedAt } = await underLoad(scene, pushesPerSecond, async () => {
    await cloud.nextAccepted();
    const tracer = await trace(relay.pid, args, path.join(scene.folder, 'trace'));
    // How long the disk fails is the fault under test: nothing is being waited for.
    await delay(forMs);
    const injected = await tracer.detach();
    const detachedAt = performance.now();
    await cloud.nextAccepted();
    return { fired: injected, healedAt: detachedAt };
  });
  await cloud.pushAgain(relay.url);
  await scene.allCurrent();
  return { fired, refused: (cloud.statuses.get(503) ?? 0) - refusedBefore, recoveredMs: performance.now() - healedAt };
}
