import type { Bench, BenchRun, Figure } from './figure.ts';
import { rounded } from './figure.ts';
import { slope, totalCostExponent } from './harness/growth.ts';
import { quantile } from './harness/quantiles.ts';
import { madeHistory } from './history/made-history.ts';
import { namedKinds, runStoreBench, type StoreFigures } from './history/store.ts';
import { growsAtMostLogarithmically, shareOfBudgetMs } from './history/logarithmic.ts';

const mostExponent = 1.05;
const newCalls = 4_000;

/** The desk's history at ten and a hundred times the calls: what a search costs, and what an event costs that comes in. */
export const historyGrowth: Bench = {
  name: 'history-growth',
  async measure({ quick, say, draw }) {
    const sizes = quick ? [2_000, 20_000] : [10_000, 100_000, 1_000_000];
    for (const calls of sizes) madeHistory(calls);
    const rounds = new Map<number, StoreFigures[]>(sizes.map((calls) => [calls, []]));
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      for (const calls of sizes) {
        const seen = runStoreBench(calls);
        rounds.get(calls)?.push(seen);
        say(`${calls} calls: ${Math.round(seen.eventsPerSecond)} events/s`);
      }
    }
    return [...(['p50', 'p99'] as const).map((part) => searchRow(rounds, part, draw)), applyRow(rounds, draw)];
  },
};

type Rounds = ReadonlyMap<number, readonly StoreFigures[]>;
type Sized = readonly (readonly [calls: number, ms: number])[];

/**
 * The slowest kind at each size is what a search may cost there. A kind by itself says less: one that finds a call or two in a short history
 * and a page full in a long one has more to show, not more to search.
 */
function searchRow(rounds: Rounds, part: 'p50' | 'p99', draw: BenchRun['draw']): Figure {
  const kinds = namedKinds.map((kind) => ({ kind, sized: timesOf(rounds, kind, part) }));
  draw({ name: `Search in the store, ${part}`, x: 'calls', y: 'ms', scale: 'log', lines: kinds.map(({ kind, sized }) => ({ name: kind, points: sized })) });
  const slowest: Sized = [...rounds.keys()].map((calls, index) => [calls, Math.max(...kinds.map(({ sized }) => sized[index]?.[1] ?? Number.NaN))] as const);
  const steepest = kinds.map(({ kind, sized }) => ({ kind, exponent: exponentOf(sized) })).toSorted((a, b) => b.exponent - a.exponent)[0];
  return {
    figure: `growth of the slowest search with the calls, exponent of its ${part}`,
    value: rounded(exponentOf(slowest)),
    unit: '',
    against: null,
    ratio: null,
    budget: 'at most logarithmic',
    // One tenfold alone has none before it that it could be held against.
    ok: rounds.size < 3 ? null : growsAtMostLogarithmically(slowest),
    detail: {
      slowest: shownTimes(slowest),
      judged: `each tenfold adds no more than the one before, ${shareOfBudgetMs} ms for chance left out`,
      steepest: `${steepest?.kind} with ${rounded(steepest?.exponent ?? Number.NaN)}`,
      ...Object.fromEntries(kinds.map(({ kind, sized }) => [kind, shownTimes(sized)])),
    },
  };
}

const exponentOf = (sized: Sized): number => slope(sized.map(([calls, ms]) => [Math.log(calls), Math.log(ms)]));
const shownTimes = (sized: Sized): string => sized.map(([, ms]) => `${ms} ms`).join(' → ');

/** @returns the median of the rounds for each number of calls */
function timesOf(rounds: Rounds, kind: string, part: 'p50' | 'p99'): Sized {
  return [...rounds].map(([calls, seen]) => [calls, rounded(quantile(seen.map(({ searches }) => searches.find((search) => search.kind === kind)?.[part] ?? Number.NaN), 0.5))] as const);
}

function applyRow(rounds: Rounds, draw: BenchRun['draw']): Figure {
  // While it is measured the history grows by the new calls: the middle is its size.
  const measured = [...rounds].map(([calls, seen]) => ({ size: calls + newCalls / 2, costEach: rounded(1e6 / quantile(seen.map(({ eventsPerSecond }) => eventsPerSecond), 0.5)) }));
  draw({ name: 'What an event costs that comes into the history', x: 'calls', y: 'µs', scale: 'log', lines: [{ name: 'apply', points: measured.map(({ size, costEach }) => [size, costEach] as const) }] });
  const exponent = totalCostExponent(measured);
  return {
    figure: 'growth of the cost of all events with the calls of the history, exponent',
    value: rounded(exponent),
    unit: '',
    against: null,
    ratio: null,
    budget: `at most ${mostExponent}`,
    ok: exponent <= mostExponent,
    detail: Object.fromEntries(measured.map(({ size, costEach }) => [`µs with ${size}`, costEach])),
  };
}
