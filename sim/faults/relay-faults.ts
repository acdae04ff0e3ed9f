import { running, type Fault } from './fault.ts';

/** The relay's process and computer. They are mended when the relay runs again. */
export const relayFaults: readonly Fault[] = [
  {
    name: 'relay killed',
    timesADay: 14,
    lastsMs: [200, 5_000],
    currentWithinMs: 5_000,
    begin: (world, _random, lastsMs) => {
      if (!world.host.relay) return null;
      world.host.kill(lastsMs - 1);
      return { mend: () => undefined, victims: running(world) };
    },
  },
  {
    name: 'relay killed while it writes',
    timesADay: 10,
    lastsMs: [200, 2_000],
    currentWithinMs: 5_000,
    begin: (world, random, lastsMs) => {
      const { disk } = world.host.file;
      // A slow disk makes it likely that something is between written and answered.
      disk.faults.fsyncMs = random.int(50, 400);
      const strike = (): void => {
        disk.faults.fsyncMs = 2;
        world.host.kill(Math.max(1, lastsMs - 500));
      };
      world.time.after(random.int(100, 450), strike);
      return { mend: () => undefined, victims: running(world) };
    },
  },
  {
    name: 'power lost at the relay',
    timesADay: 6,
    lastsMs: [2_000, 60_000],
    // The desks hear nothing of it and wait for the next ping.
    currentWithinMs: 20_000,
    begin: (world, random, lastsMs) => {
      const { disk } = world.host.file;
      disk.faults.fsyncMs = random.int(2, 300);
      world.time.after(random.int(10, 400), () => {
        disk.faults.fsyncMs = 2;
        world.host.losePower(lastsMs - 500);
      });
      return { mend: () => undefined, victims: running(world) };
    },
  },
  {
    name: 'backup restored',
    timesADay: 1,
    lastsMs: [120_000, 900_000],
    currentWithinMs: 20_000,
    begin: (world, random, lastsMs) => {
      if (!world.host.relay || !world.host.file.disk.hasBackup) return null;
      // Some come back only when the new log is further on than the old one was.
      const away = running(world).filter(() => random.chance(0.1));
      for (const desk of away) desk.sleep(lastsMs - 1);
      world.restore(random.int(1_000, 60_000));
      return { mend: () => undefined, victims: running(world).filter((desk) => !away.includes(desk)) };
    },
  },
  ...(['+1 h', '-1 h', '+1 year', '-1 year'] as const).map(
    (jump): Fault => ({
      name: `relay's clock ${jump}`,
      timesADay: 1,
      lastsMs: [20_000, 300_000],
      currentWithinMs: 5_000,
      begin: (world) => {
        const byMs = (jump.startsWith('-') ? -1 : 1) * (jump.endsWith('h') ? 3_600_000 : 365 * 24 * 3_600_000);
        world.host.clock.offsetMs += byMs;
        const mend = (): void => {
          world.host.clock.offsetMs -= byMs;
        };
        return { mend, victims: running(world) };
      },
    }),
  ),
];
