/**
 * Fills docs/performance.md with figures that were measured:
 *
 *     npx node scripts/bench/fill-page.ts [RESULT.json…]
 *
 * Of several results the last that ran a bench tells its figures. Without a name: all of bench-results/ that are neither quick nor profiled.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.ts';
import { say } from '../lib/say.ts';
import { filledPage } from './filled-page.ts';
import { readResult, readResults, resultsFolder } from './result-file.ts';

const page = path.join(root, 'docs', 'performance.md');
const named = process.argv.slice(2).map(readResult).toSorted((a, b) => a.at.localeCompare(b.at));
const results = named.length > 0 ? named : readResults(resultsFolder, say).filter(({ quick, profiled }) => !quick && !profiled);
if (results.length === 0) {
  say('There is no full result in bench-results/: run `npm run bench` first, or name a result file.');
  process.exitCode = 1;
} else {
  writeFileSync(page, filledPage(readFileSync(page, 'utf8'), results));
  say('docs/performance.md tells the figures; the runs that they are from stand beneath the table.');
}
