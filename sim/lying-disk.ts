import { relayFaults } from './faults/relay-faults.ts';
import { runSeed, type SeedOptions, type SeedReport } from './run-seed.ts';

/**
 * The negative control: a disk that says it has kept what it has not, as under `synchronous=NORMAL`, and power that goes. What
 * was accepted is lost, and a simulation that does not say so proves nothing.
 */
export function runLyingDisk(options: SeedOptions): Promise<SeedReport> {
  return runSeed({
    ...options,
    faults: relayFaults.filter(({ name }) => name === 'power lost at the relay'),
    spoil: ({ host }) => {
      host.file.disk.faults.lies = true;
    },
  });
}
