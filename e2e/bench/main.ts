/** `npm run bench [-- NAME…]`: measures, and says of each figure whether it keeps its budget (contract §7). */
import { readArguments, type BenchArguments } from './arguments.ts';
import { everyBench } from './every-bench.ts';
import type { Bench, Curve, Figure } from './figure.ts';
import { Profiling } from './profile/profiling.ts';
import { lineOf } from './report/lines.ts';
import { Report } from './report/report.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** @returns whether it came to an end and every figure is within its budget */
async function runBench({ name, measure }: Bench, { quick, hours, json }: BenchArguments, report: Report): Promise<boolean> {
  say(`${name} …`);
  const curves: Curve[] = [];
  try {
    const figures = await measure({ quick, hours, say: (line) => say(`${name}: ${line}`), draw: (curve) => void curves.push(curve) });
    for (const figure of figures) process.stdout.write(`${json ? JSON.stringify(figure) : lineOf(figure)}\n`);
    report.add({ name, figures, curves, failure: null });
    return figures.every(({ ok }: Figure) => ok !== false);
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    say(`${name} came to no end: ${failure}`);
    report.add({ name, figures: [], curves, failure });
    return false;
  }
}

async function main(asked: BenchArguments): Promise<number> {
  const report = new Report(asked);
  const profiling = asked.profile ? Profiling.begin() : null;
  let isWell = true;
  for (const bench of asked.benches) {
    profiling?.turnTo(bench.name);
    isWell = (await runBench(bench, asked, report)) && isWell;
    for (const line of profiling?.summary() ?? []) say(line);
  }
  for (const file of await report.writePage(say)) say(`Written: ${file}`);
  return isWell ? 0 : 1;
}

const asked = readArguments(process.argv.slice(2), everyBench);
if (typeof asked === 'string') {
  say(asked);
  process.exitCode = 2;
} else process.exitCode = await main(asked);
