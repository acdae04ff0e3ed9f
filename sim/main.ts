import { parseArgs } from 'node:util';
import { printReport, printSum } from './report.ts';
import { runLyingDisk } from './lying-disk.ts';
import { runSeed, type SeedReport } from './run-seed.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    seed: { type: 'string' },
    days: { type: 'string', default: '1' },
    agents: { type: 'string', default: '200' },
    calls: { type: 'string', default: '6' },
    'lying-disk': { type: 'boolean', default: false },
  },
});

const number = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${text} is no whole number`);
  return value;
};
const settings = { days: number(values.days), agents: number(values.agents), callsPerAgentHour: number(values.calls) };
const seeds = values.seed === undefined ? Array.from({ length: number(values.seeds) }, (_, index) => index + 1) : [number(values.seed)];

const reports: SeedReport[] = [];
for (const seed of seeds) {
  const since = performance.now();
  const report = await (values['lying-disk'] ? runLyingDisk : runSeed)({ seed, ...settings });
  reports.push(report);
  printReport(report, settings, performance.now() - since);
}
printSum(reports);
// The lying disk has to be caught each time.
process.exitCode = reports.every(({ violation }) => (violation !== null) === values['lying-disk']) ? 0 : 1;
