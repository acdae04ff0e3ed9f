import type { Random } from '../../relay/simulator/random.ts';
import type { Desk } from '../desk/desk.ts';
import type { World } from '../world.ts';
import type { Begun, Fault } from './fault.ts';

/** What happens at a desk. */
export const deskFaults: readonly Fault[] = [
  { name: 'app killed', timesADay: 40, lastsMs: [500, 60_000], currentWithinMs: 2_000, begin: ended((desk) => desk.crash()) },
  { name: 'power lost at a desk', timesADay: 15, lastsMs: [5_000, 300_000], currentWithinMs: 2_000, begin: ended((desk) => desk.losePower()) },
  { name: 'app closed', timesADay: 10, lastsMs: [1_000, 300_000], currentWithinMs: 2_000, begin: ended((desk) => desk.quit()) },
  { name: 'new computer', timesADay: 4, lastsMs: [1_000, 60_000], currentWithinMs: 2_000, begin: ended((desk) => void desk.moveToNewComputer()) },
  {
    name: 'desk asleep',
    timesADay: 30,
    lastsMs: [1_000, 900_000],
    // The session may be told of the waking 1.5 s late.
    currentWithinMs: 4_000,
    begin: (world, random, lastsMs) =>
      at(world, random, (desk) => {
        desk.sleep(lastsMs);
        return () => undefined;
      }),
  },
  {
    name: 'slow reader',
    timesADay: 12,
    lastsMs: [30_000, 300_000],
    currentWithinMs: 50_000,
    begin: (world, random) => {
      const ms = random.int(1_000, 45_000);
      return at(world, random, (desk) => {
        desk.commitMs = ms;
        return () => {
          desk.commitMs = 3;
        };
      });
    },
  },
  {
    name: 'desk’s disk full',
    timesADay: 10,
    lastsMs: [5_000, 120_000],
    currentWithinMs: 4_000,
    begin: (world, random) =>
      at(world, random, (desk) => {
        desk.isFull = true;
        return () => {
          desk.isFull = false;
        };
      }),
  },
  {
    name: 'token withdrawn',
    timesADay: 4,
    lastsMs: [10_000, 120_000],
    // A refused token is tried again after 30 s.
    currentWithinMs: 35_000,
    begin: (world, random) => at(world, random, (desk) => world.withdraw(desk)),
  },
  ...[3_600_000, -3_600_000, 365 * 24 * 3_600_000, -365 * 24 * 3_600_000].map(
    (byMs): Fault => ({
      name: `desk’s clock ${byMs > 0 ? '+' : '-'}1 ${Math.abs(byMs) > 3_600_000 ? 'year' : 'h'}`,
      timesADay: 4,
      lastsMs: [10_000, 600_000],
      currentWithinMs: 10_000,
      begin: (world, random) =>
        at(world, random, (desk) => {
          desk.clock.offsetMs += byMs;
          return () => {
            desk.clock.offsetMs -= byMs;
          };
        }),
    }),
  ),
];

function at(world: World, random: Random, spoil: (desk: Desk) => () => void): Begun | null {
  const desk = world.someDesk(random);
  return desk.isRunning ? { mend: spoil(desk), victims: [desk] } : null;
}

/** The app is gone until somebody starts it again. */
function ended(end: (desk: Desk) => void): Fault['begin'] {
  return (world, random) =>
    at(world, random, (desk) => {
      end(desk);
      return () => desk.start();
    });
}
