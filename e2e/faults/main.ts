/** `npm run faults`: causes every fault of the table for real and says what came of it (contract §7). */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { everyFault } from './every-fault.ts';
import { holds } from './fault.ts';
import { lineOf, runFaults } from './run-faults.ts';

const { values } = parseArgs({
  options: { long: { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, seed: { type: 'string' }, report: { type: 'string' }, only: { type: 'string', multiple: true } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const rows = await runFaults(everyFault, {
  seed,
  long: values.long,
  only: values.only ?? [],
  onRow: (row) => process.stdout.write(`${values.json ? JSON.stringify(row) : lineOf(row)}\n`),
  say,
});
const skipped = rows.filter((row) => 'skipped' in row).length;
const failed = rows.filter((row) => !holds(row)).length;
const held = rows.length - failed - skipped;
// For a program that counts the rows as tests.
if (values.report !== undefined) writeFileSync(values.report, JSON.stringify({ held, failed, skipped }));
const again = [`--seed ${seed}`, ...(values.long ? ['--long'] : []), ...(values.only ?? []).map((name) => `--only ${name}`)].join(' ');
say(`${held} hold, ${failed} do not, ${skipped} cannot be caused on this machine. The same once more: npm run faults -- ${again}`);
process.exitCode = failed === 0 && rows.length > skipped ? 0 : 1;
