import { attempt } from '../engine/attempt.ts';
import { BlockCoverage } from '../engine/coverage.ts';
import { explore } from '../engine/explore.ts';
import { shrink } from '../engine/shrink.ts';
import { planted } from './planted.ts';

/** Prints what the search finds of a planted mistake, guided by coverage and blind, in as many runs. */
const [mostRuns = '120000'] = process.argv.slice(2);
const plan = { seed: 1, seconds: 60, known: [], mostRuns: Number(mostRuns) };
const coverage = new BlockCoverage(['fuzz/testing/']);
const guided = await explore(planted, coverage, plan);
coverage.stop();
const [broke] = guided.broke;
const smallest = broke && (await shrink(broke.input, async (smaller) => (await attempt(planted, smaller))?.signature === broke.signature, 1_000));
const blind = await explore(planted, new BlockCoverage(['no-such-folder/']), plan);
process.stdout.write(`${JSON.stringify({ guided: guided.broke.map(({ what }) => what), blind: blind.broke.length, smallest })}\n`);
