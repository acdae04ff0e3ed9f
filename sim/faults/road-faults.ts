import type { Random } from '../../relay/simulator/random.ts';
import type { CloudRoad } from '../cloud/sender.ts';
import type { Desk } from '../desk/desk.ts';
import type { Direction } from '../net/road.ts';
import type { World } from '../world.ts';
import { running, type Begun, type Fault } from './fault.ts';

/** Ways between desks, clouds and relay. */
export const roadFaults: readonly Fault[] = [
  { name: 'desk cut off', timesADay: 60, lastsMs: [100, 600_000], currentWithinMs: 2_000, begin: (world, random) => spoil([world.someDesk(random)], (desk) => [desk.road.cut()]) },
  { name: 'desk flapping', timesADay: 8, lastsMs: [5_000, 60_000], currentWithinMs: 3_500, begin: flap },
  { name: 'one way silent to the relay', timesADay: 20, lastsMs: [1_000, 60_000], currentWithinMs: 20_000, begin: silence('toRelay') },
  { name: 'one way silent to the desk', timesADay: 20, lastsMs: [1_000, 60_000], currentWithinMs: 20_000, begin: silence('toDesk') },
  { name: 'black hole', timesADay: 20, lastsMs: [1_000, 120_000], currentWithinMs: 20_000, begin: silence('toRelay', 'toDesk') },
  { name: 'all desks cut off', timesADay: 2, lastsMs: [500, 30_000], currentWithinMs: 2_500, begin: (world) => spoil(running(world), (desk) => [desk.road.cut()]) },
  { name: 'all desks in a black hole', timesADay: 1, lastsMs: [5_000, 40_000], currentWithinMs: 20_000, begin: (world) => spoil(running(world), (desk) => [desk.road.hold('toRelay'), desk.road.hold('toDesk')]) },
  cloudFault('clouds cut off', 'cuts', [1_000, 300_000]),
  cloudFault('pushes lost on the way', 'heldRequests', [1_000, 60_000]),
  cloudFault('answers to clouds lost', 'heldAnswers', [1_000, 60_000]),
];

function spoil(victims: readonly Desk[], how: (desk: Desk) => readonly (() => void)[]): Begun {
  const mends = victims.flatMap(how);
  return { mend: () => mends.forEach((mend) => mend()), victims };
}

function silence(...directions: readonly Direction[]): Fault['begin'] {
  return (world, random) => spoil([world.someDesk(random)], (desk) => directions.map((direction) => desk.road.hold(direction)));
}

function flap(world: World, random: Random, lastsMs: number): Begun {
  const desk = world.someDesk(random);
  let mend = desk.road.cut();
  let isCut = true;
  let isOver = false;
  const turn = (): void => {
    if (isOver) return;
    if (isCut) mend();
    else mend = desk.road.cut();
    isCut = !isCut;
    world.time.after(random.int(50, lastsMs / 10), turn);
  };
  world.time.after(random.int(50, 2_000), turn);
  const end = (): void => {
    isOver = true;
    if (isCut) mend();
  };
  return { mend: end, victims: [desk] };
}

function cloudFault(name: string, what: keyof CloudRoad, lastsMs: Fault['lastsMs']): Fault {
  return {
    name,
    timesADay: 4,
    lastsMs,
    currentWithinMs: 2_000,
    begin: ({ sender: { road } }) => {
      road[what] += 1;
      const mend = (): void => {
        road[what] -= 1;
      };
      return { mend, victims: [] };
    },
  };
}
