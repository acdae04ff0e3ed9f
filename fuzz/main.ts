import { parseArgs } from 'node:util';
import { BlockCoverage } from './engine/coverage.ts';
import { readCorpus, writeCorpus, writeFinding } from './engine/corpus.ts';
import { explore, minimise } from './engine/explore.ts';
import { attempt } from './engine/attempt.ts';
import { shrink } from './engine/shrink.ts';
import { targets } from './targets/all.ts';

/** A kept input is text that somebody may have to read. */
const longestKept = 4_000;
/** Whoever mends a finding is glad of every field less. */
const triesToShrink = 3_000;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    target: { type: 'string', multiple: true },
    /** Leaves the corpus and the findings as they are. */
    'keep-nothing': { type: 'boolean', default: false },
    unreached: { type: 'boolean', default: false },
  },
});

const chosen = targets.filter(({ name }) => values.target === undefined || values.target.includes(name));
const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
if (chosen.length === 0 || !(seconds > 0) || !Number.isSafeInteger(seed)) {
  say(`usage: npm run fuzz -- [--seconds N] [--seed N] [--target NAME]… [--keep-nothing] [--unreached]; the targets are ${targets.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const coverage = new BlockCoverage();
let broken = 0;
for (const target of chosen) {
  const known = readCorpus(target.name);
  const { runs, seconds: took, territory, inputs, broke } = await explore(target, coverage, { seed, seconds, known });
  const { reached, known: all } = territory.count();
  for (const { input, signature, what } of broke) {
    const smallest = await shrink(input, async (smaller) => (await attempt(target, smaller))?.signature === signature, triesToShrink);
    const file = values['keep-nothing'] ? '' : ` → ${writeFinding(target.name, what.split('\n')[0] ?? what, smallest)}`;
    say(`${target.name} BROKE ${what}\n  ${JSON.stringify(smallest).slice(0, 2_000)}${file}`);
  }
  broken += broke.length;
  const kept = values['keep-nothing'] ? known : await minimise(target, coverage, [...known, ...inputs], longestKept);
  if (!values['keep-nothing']) writeCorpus(target.name, kept);
  say(`${target.name}: seed ${seed}, ${runs} inputs in ${took.toFixed(1)} s (${Math.round(runs / took)}/s), ${reached} of ${all} blocks, corpus ${kept.length}, broke ${broke.length}`);
  if (values.unreached) say(territory.unreached().join('\n'));
}
coverage.stop();
process.exitCode = broken === 0 ? 0 : 1;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
