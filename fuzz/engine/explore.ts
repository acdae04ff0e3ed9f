import { createRandom } from '../../relay/simulator/random.ts';
import type { Target } from '../targets/target.ts';
import { attempt, type Violation } from './attempt.ts';
import type { BlockCoverage, Ran } from './coverage.ts';
import { shrink } from './shrink.ts';
import { Territory } from './territory.ts';

/** Taking the coverage costs as much as ten inputs: it is taken once for so many, and for each only where something was new. */
const batchSize = 32;
/** What reached something new lately most likely leads further. */
const freshInputs = 6;
const longestInput = 40_000;
/** Small inputs are quick, and a mutation of theirs hits what matters. */
const triesToShrink = 100;

export interface Broke extends Violation {
  readonly input: unknown;
}

export interface Exploration {
  readonly runs: number;
  readonly seconds: number;
  readonly territory: Territory;
  /** Everything that reached something new, in the order in which it was found. */
  readonly inputs: readonly unknown[];
  readonly broke: readonly Broke[];
}

export interface Plan {
  readonly seed: number;
  readonly seconds: number;
  /** Where to begin, beside the target's own seeds. */
  readonly known: readonly unknown[];
  readonly mostRuns?: number;
}

/**
 * Mutates inputs for so many seconds and keeps each that reaches a block which none before it reached. The same seed makes the
 * same inputs in the same order.
 */
export async function explore(target: Target, coverage: BlockCoverage, { seed, seconds, known, mostRuns = Infinity }: Plan): Promise<Exploration> {
  const random = createRandom(`${target.name} ${seed}`);
  const territory = new Territory();
  const inputs: unknown[] = [];
  const broke = new Map<string, Broke>();
  let runs = 0;
  const run = async (input: unknown): Promise<void> => {
    runs++;
    const violation = await attempt(target, input);
    if (violation && !broke.has(violation.signature)) broke.set(violation.signature, { ...violation, input });
  };
  const reachOf = async (input: unknown): Promise<readonly Ran[]> => {
    coverage.take();
    await run(input);
    return coverage.take();
  };
  /** Each alone, so that what is new is known to be its own, and without what it does not need for it. */
  const keepWhatIsNew = async (candidates: readonly unknown[], tries: number): Promise<void> => {
    for (const input of candidates) {
      const ran = await reachOf(input);
      const gain = territory.gain(ran);
      if (gain > 0) inputs.push(await shrink(input, async (smaller) => territory.gain(await reachOf(smaller)) >= gain, tries));
      territory.add(ran);
    }
  };

  const seeds = [...target.seeds(), ...known];
  const since = performance.now();
  await keepWhatIsNew(seeds, 0);
  const isOver = (): boolean => performance.now() - since >= seconds * 1_000 || runs >= mostRuns;
  while (!isOver()) {
    const parents = inputs.length > 0 && random.chance(0.5) ? inputs.slice(-freshInputs) : [...inputs, ...seeds];
    const batch = Array.from({ length: batchSize }, () => target.mutate(random, parents[random.int(0, parents.length - 1)], inputs)).filter(isShort);
    coverage.take();
    for (const input of batch) await run(input);
    if (territory.gain(coverage.take()) > 0) await keepWhatIsNew(batch, triesToShrink);
  }
  return { runs, seconds: (performance.now() - since) / 1_000, territory, inputs, broke: [...broke.values()] };
}

/** Mutations of mutations only ever grow; what is larger has been reached by repeating, and costs more than it finds. */
function isShort(input: unknown): boolean {
  const text: string | undefined = JSON.stringify(input);
  return text !== undefined && text.length <= longestInput;
}

/** As few and as small inputs as reach the same. */
export async function minimise(target: Target, coverage: BlockCoverage, inputs: readonly unknown[], longest: number): Promise<readonly unknown[]> {
  const territory = new Territory();
  const kept: unknown[] = [];
  const bySize = inputs.map((input) => ({ input, length: JSON.stringify(input).length })).toSorted((a, b) => a.length - b.length);
  for (const { input, length } of bySize) {
    if (length > longest) continue;
    coverage.take();
    await attempt(target, input);
    const ran = coverage.take();
    if (territory.gain(ran) > 0) kept.push(input);
    territory.add(ran);
  }
  return kept;
}
