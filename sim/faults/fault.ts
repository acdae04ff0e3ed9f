import type { Random } from '../../relay/simulator/random.ts';
import type { Desk } from '../desk/desk.ts';
import type { World } from '../world.ts';

/** A fault that has begun. */
export interface Begun {
  /** Ends it. */
  readonly mend: () => void;
  /** Who has to be current again afterwards. */
  readonly victims: readonly Desk[];
}

/** One sort of thing that goes wrong. */
export interface Fault {
  readonly name: string;
  /** How often in a day of a whole centre. */
  readonly timesADay: number;
  readonly lastsMs: readonly [least: number, most: number];
  /** All victims are current so long after it was mended, if nothing else goes wrong meanwhile. */
  readonly currentWithinMs: number;
  /** @returns `null` when there is nothing to spoil at the moment */
  begin(world: World, random: Random, lastsMs: number): Begun | null;
}

const nothing = (): void => undefined;

/** What is over as soon as it has happened. */
export function passed(victims: readonly Desk[] = []): Begun {
  return { mend: nothing, victims };
}

export function running(world: World): readonly Desk[] {
  return world.desks.filter(({ isRunning }) => isRunning);
}
