import { runLyingDisk } from './lying-disk.ts';
import { commandFor, readOptions, type SimOptions } from './options.ts';
import { printReport, printSum } from './report.ts';
import { runSeed, type SeedReport } from './run-seed.ts';

/** @returns whether all came out as it should: the lying disk has to be caught each time. */
async function main(options: SimOptions): Promise<boolean> {
  const run = options.lyingDisk ? runLyingDisk : runSeed;
  const { days, agents, callsPerAgentHour } = options;
  const reports: SeedReport[] = [];
  for (const seed of options.seeds) {
    const since = performance.now();
    process.removeAllListeners('unhandledRejection').once('unhandledRejection', (error) => {
      process.stderr.write(`seed ${seed}: a promise failed that nobody waits for; again: ${commandFor(seed, options)}\n${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    });
    const report = await run({ seed, days, agents, callsPerAgentHour });
    reports.push(report);
    printReport(report, options, performance.now() - since);
  }
  printSum(reports);
  return reports.every(({ violation }) => (violation !== null) === options.lyingDisk);
}

try {
  process.exitCode = (await main(readOptions(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
