import { commandFor, type SimOptions } from './options.ts';
import type { SeedReport } from './run-seed.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** One line for a seed; for a violation what it was, when, and how to see it again. */
export function printReport(report: SeedReport, options: SimOptions, tookMs: number): void {
  const { seed, events, held, pushes, steps, violation } = report;
  const faults = [...report.faults.values()].reduce((sum, { times }) => sum + times, 0);
  const told = `${events} events, held ${held} times; ${pushes.duplicates} repeats, ${pushes.refused} × 503, ${pushes.unanswered} unanswered; ${faults} faults`;
  say(`seed ${seed}: ${violation ? (options.lyingDisk ? 'caught' : 'VIOLATED') : options.lyingDisk ? 'NOT CAUGHT' : 'holds'}, ${(tookMs / 1000).toFixed(1)} s, ${steps} steps, ${told}`);
  if (!violation) return;
  say(`  ${violation.found.slice(0, 2_000)}`);
  say(`  at ${violation.at} of virtual time; again: ${commandFor(seed, options)}`);
}

/** How often each fault happened in all, and how long its victims took to be current again where nothing else disturbed. */
export function printSum(reports: readonly SeedReport[]): void {
  const names = [...new Set(reports.flatMap(({ faults }) => [...faults.keys()]))];
  say('');
  say(`${'fault'.padEnd(34)}${'times'.padStart(8)}${'measured'.padStart(10)}${'p50 ms'.padStart(9)}${'max ms'.padStart(9)}`);
  for (const name of names) {
    const counts = reports.flatMap(({ faults }) => faults.get(name) ?? []);
    const recovered = counts.flatMap(({ recoveredMs }) => recoveredMs).toSorted((a, b) => a - b);
    const times = counts.reduce((sum, count) => sum + count.times, 0);
    const middle = recovered[Math.floor(recovered.length / 2)] ?? '';
    say(`${name.padEnd(34)}${String(times).padStart(8)}${String(recovered.length).padStart(10)}${String(middle).padStart(9)}${String(recovered.at(-1) ?? '').padStart(9)}`);
  }
  const violated = reports.filter(({ violation }) => violation !== null);
  say(`${reports.length} seeds, ${violated.length} violated${violated.length > 0 ? `: ${violated.map(({ seed }) => seed).join(', ')}` : ''}`);
}
