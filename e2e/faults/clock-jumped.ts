import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { createRandom } from '../../relay/simulator/random.ts';
import type { Fault, FaultRow, FaultRun } from './fault.ts';
import { JumpingClock } from './harness/jumping-clock.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';
import { underLoad } from './harness/under-load.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const yearMs = 365 * dayMs;
const names = { jumps: 'relay: its clock jumps by an hour and by a year', trims: 'relay: old events are let go of under a clock that jumped' };

const trimmed = z.looseObject({ events: z.number(), oldestSeq: z.number() });

/** The relay's wall clock jumps: order goes by seq, and no jump makes it let go of more than a day's events in one run. */
export const clockJumped: Fault = {
  name: 'clock-jumped',
  cause: async (run) => [await jumpUnderLoad(run), await trimUnderJumps(run)],
};

async function jumpUnderLoad({ seed, long }: FaultRun): Promise<FaultRow> {
  const random = createRandom(`${seed} clock`);
  const tally = new Tally(names.jumps);
  const made = JumpingClock.make();
  if (typeof made === 'string') return { fault: names.jumps, times: 0, skipped: made };
  using clock = made;
  const scene = await FaultScene.open({ start: () => clock.start });
  try {
    await scene.connectAll();
    while (tally.times < (long ? 200 : 8)) {
      const shiftMs = random.pick([hourMs, -hourMs, yearMs, -yearMs, 0]);
      await underLoad(scene, 200, async () => {
        await scene.cloud.nextAccepted();
        clock.jumpTo(shiftMs);
        const jumpedAt = performance.now();
        await scene.cloud.nextAccepted();
        await scene.allCurrent();
        tally.caused(performance.now() - jumpedAt);
        await delay(random.int(50, 300));
      });
    }
    const years = new Set((await scene.log()).map((event) => String(event['receivedAt']).slice(0, 4)));
    if (years.size < 2) tally.wrong('the clock of the relay never jumped by a year');
    tally.judged(await scene.judge());
  } finally {
    await scene.close();
  }
  return tally.row();
}

/** A log of five days; then the clock is a year, or an hour, fast or slow at a start, which begins with a run of the retention. */
async function trimUnderJumps({ long, say }: FaultRun): Promise<FaultRow> {
  const tally = new Tally(names.trims);
  const days = 5;
  const pushesOfDay = 40;
  for (let round = 0; round < (long ? 10 : 1); round += 1) {
    const made = JumpingClock.make();
    if (typeof made === 'string') return { fault: names.trims, times: 0, skipped: made };
    using clock = made;
    clock.jumpTo(-days * dayMs);
    const scene = await FaultScene.open({ agents: ['20001'], supervisors: 0, start: () => clock.start });
    try {
      for (let day = days; day > 0; day -= 1) {
        clock.jumpTo(-day * dayMs);
        await scene.cloud.push(scene.relay.url, pushesOfDay);
      }
      let oldest = 1;
      for (const [shiftMs, mayTrim] of [[-yearMs, false], [hourMs, false], [-hourMs, false], [yearMs, true], [yearMs, true]] as const) {
        await scene.relay.stop();
        clock.jumpTo(shiftMs);
        scene.relayLog.length = 0;
        await scene.startRelay({ ...clock.start, args: ['--keep-days', '30'] });
        await scene.cloud.push(scene.relay.url, 2);
        const went = await trimmedIn(scene, mayTrim);
        tally.caused();
        say(`the clock goes ${Math.round(shiftMs / hourMs)} hours fast: ${went} events went`);
        if (went > pushesOfDay) tally.wrong(`${went} events of ${pushesOfDay} a day went in one run`);
        if (!mayTrim && went > 0) tally.wrong(`${went} events went that were not too old`);
        oldest += went;
      }
      if (oldest === 1) tally.wrong('nothing was let go of under a clock that is a year fast');
    } finally {
      await scene.close();
    }
  }
  return tally.row();
}

/** @returns how many events went in the run with which the relay began; waits for one where there must be one */
async function trimmedIn(scene: FaultScene, isAwaited: boolean): Promise<number> {
  for (let look = 0; look < (isAwaited ? 100 : 10); look += 1) {
    const line = scene.relayLog.find((words) => words.includes('oldest events were let go of'));
    if (line !== undefined) return trimmed.parse(JSON.parse(line)).events;
    await delay(50);
  }
  return 0;
}
