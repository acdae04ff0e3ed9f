import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Random } from '../../relay/simulator/random.ts';
import type { World } from '../world.ts';
import type { Fault } from './fault.ts';
import type { Recoveries } from './recoveries.ts';

/** A stretch of time in which things go wrong; all is mended at its end. */
export interface Stretch {
  readonly from: EpochMs;
  readonly until: EpochMs;
}

/** Of so many agents are the times of a day that faults tell; a small centre has a fourth of them all the same. */
const wholeCentre = 200;
const smallestShare = 0.25;

/** Lets each fault happen as often as it is to, at least once, at moments of chance. */
export function scheduleFaults(world: World, faults: readonly Fault[], stretches: readonly Stretch[], random: Random, recoveries: Recoveries): void {
  const share = Math.max(smallestShare, world.directory.agents.length / wholeCentre);
  for (const fault of faults) {
    for (let times = Math.max(1, Math.round(fault.timesADay * share)); times > 0; times -= 1) {
      const stretch = stretches[random.int(0, stretches.length - 1)];
      if (stretch) scheduleOne(world, fault, stretch, random, recoveries);
    }
  }
}

function scheduleOne(world: World, fault: Fault, { from, until }: Stretch, random: Random, recoveries: Recoveries): void {
  const [least, most] = fault.lastsMs;
  // Short ones are as frequent as long ones, whatever the unit.
  const lastsMs = Math.min(Math.round(least * (most / least) ** random.next()), until - from - 1);
  const at = from + random.int(0, until - from - lastsMs - 1);
  const begin = (tries: number): void => {
    const wasCalm = recoveries.isCalm;
    const begun = fault.begin(world, random, lastsMs);
    // Nothing to spoil at the moment: a little later, where there is time.
    if (!begun) return void (tries > 0 && world.time.now + lastsMs + 5_000 < until && world.time.after(5_000, () => begin(tries - 1)));
    const mended = recoveries.began(fault, begun, wasCalm);
    world.time.after(lastsMs, () => {
      begun.mend();
      world.time.stir();
      mended();
    });
  };
  world.time.at(at, () => begin(10));
}
