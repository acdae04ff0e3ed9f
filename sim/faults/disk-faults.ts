import type { Disk } from '../disk/disk.ts';
import type { World } from '../world.ts';
import { running, type Begun, type Fault } from './fault.ts';

/** The disk under the relay's log. */
export const diskFaults: readonly Fault[] = [
  refusing('disk full', 'SQLITE_FULL', [5_000, 180_000]),
  refusing('write error', 'SQLITE_IOERR_WRITE', [500, 30_000]),
  refusing('fsync error', 'SQLITE_IOERR_FSYNC', [100, 10_000]),
  {
    name: 'slow fsync',
    timesADay: 4,
    lastsMs: [5_000, 60_000],
    currentWithinMs: 10_000,
    begin: (world, random) => {
      const ms = random.int(50, 1_500);
      return spoil(world, (disk) => {
        disk.faults.fsyncMs = ms;
        return () => {
          disk.faults.fsyncMs = 2;
        };
      });
    },
  },
  {
    name: 'log unreadable',
    timesADay: 2,
    lastsMs: [500, 20_000],
    currentWithinMs: 5_000,
    begin: (world) =>
      spoil(world, (disk) => {
        disk.faults.unreadable = true;
        return () => {
          disk.faults.unreadable = false;
        };
      }),
  },
];

function refusing(name: string, code: string, lastsMs: Fault['lastsMs']): Fault {
  return {
    name,
    timesADay: 3,
    lastsMs,
    currentWithinMs: 5_000,
    begin: (world) =>
      spoil(world, (disk) => {
        disk.faults.refuses = code;
        return () => {
          if (disk.faults.refuses === code) disk.faults.refuses = null;
        };
      }),
  };
}

function spoil(world: World, how: (disk: Disk) => () => void): Begun {
  return { mend: how(world.host.file.disk), victims: running(world) };
}
