import { rounded, type Bench, type BenchRun, type Figure } from './figure.ts';
import { pinning } from './harness/cores.ts';
import { copyOf, madeFolder } from './harness/made-folder.ts';
import { totalCostExponent, type CostAtSize } from './harness/growth.ts';
import { quantile } from './harness/quantiles.ts';
import { settled } from './harness/settled.ts';
import { staffedRelay, startOnCore, targetOf } from './harness/staffed-relay.ts';
import { underLoad } from './harness/under-load.ts';

const ways = {
  /** Always as many under way, so that as many share a commit. Short: what is pushed makes the log longer. */
  flood: { rate: { kind: 'flood', atOnce: 64 }, warmUpSeconds: 1.5, seconds: 2.5, words: '64 pushes at a time' },
  /** So that one client has one event at a time, however few there are. */
  steady: { rate: { kind: 'steady', perSecond: 2_000 }, warmUpSeconds: 2, seconds: 4, words: '2,000 pushes/s' },
} as const;
const mostExponent = 1.05;

/** What one push costs the relay, the more there is: events in its log, clients at its sockets. */
export const growth: Bench = {
  name: 'growth',
  async measure(run) {
    return [...(await withEvents(run)), ...(await withClients(run))];
  },
};

/** 10,000,000 take half an hour to make and many gigabytes: DANPING_BENCH_LONG=1. */
function logSizes(quick: boolean): readonly number[] {
  if (quick) return [10_000, 100_000];
  return [10_000, 100_000, 1_000_000, ...(process.env['DANPING_BENCH_LONG'] ? [10_000_000] : [])];
}

async function withEvents({ quick, say, draw }: BenchRun): Promise<readonly Figure[]> {
  const sizes = logSizes(quick);
  const all = new Map<number, CostAtSize[]>(sizes.map((size) => [size, []]));
  for (const size of sizes) await madeFolder(size, say);
  for (let round = 0; round < (quick ? 1 : 3); round += 1) {
    for (const size of sizes) {
      const made = await madeFolder(size, say);
      const folder = copyOf(made);
      try {
        const relay = await startOnCore({ data: folder.data });
        await settled(relay.pid);
        const seen = await underLoad(targetOf(relay, made.filled.hookPath), { clients: made.filled.agents, ...ways.flood });
        all.get(size)?.push({ size: relay.head + seen.allPushes - seen.pushes / 2, costEach: seen.cpuEachUs });
        say(`${size} events: ${seen.cpuEachUs.toFixed(1)} µs for each push`);
      } finally {
        folder.remove();
      }
    }
  }
  const measured = [...all.values()].map((rounds) => ({ size: quantile(rounds.map(({ size }) => size), 0.5), costEach: quantile(rounds.map(({ costEach }) => costEach), 0.5) }));
  return [rowOf('events in the log', measured, { draw, way: ways.flood.words, most: mostExponent })];
}

async function withClients({ quick, say, draw }: BenchRun): Promise<readonly Figure[]> {
  const sizes = quick ? [20, 200] : [20, 200, 2_000];
  const staffed = await staffedRelay(Math.max(...sizes));
  try {
    const all = new Map<number, number[]>(sizes.map((size) => [size, []]));
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      for (const size of sizes) {
        const { cpuEachUs } = await underLoad(await staffed.target(), { clients: staffed.clients.slice(0, size), ...ways.steady });
        all.get(size)?.push(cpuEachUs);
        say(`${size} clients: ${cpuEachUs.toFixed(1)} µs for each push`);
      }
    }
    return [rowOf('clients', [...all].map(([size, costs]) => ({ size, costEach: quantile(costs, 0.5) })), { draw, way: ways.steady.words, most: null })];
  } finally {
    staffed.remove();
  }
}

interface Row extends Pick<BenchRun, 'draw'> {
  readonly way: string;
  /** `null`: the exponent is shown. */
  readonly most: number | null;
}

function rowOf(what: string, measured: readonly CostAtSize[], { draw, way, most }: Row): Figure {
  draw({ name: `What a push costs the relay with so many ${what}`, x: what, y: 'µs of processor time', scale: 'log', lines: [{ name: 'relay', points: measured.map(({ size, costEach }) => [Math.round(size), rounded(costEach)] as const) }] });
  const exponent = totalCostExponent(measured);
  const costs = Object.fromEntries(measured.map(({ size, costEach }) => [`µs with ${Math.round(size)}`, rounded(costEach)]));
  return {
    figure: `growth of the cost of all pushes with ${what}, exponent`,
    value: rounded(exponent),
    unit: '',
    against: null,
    ratio: null,
    budget: most === null ? null : `at most ${most}`,
    ok: most === null ? null : exponent <= most,
    detail: { ...costs, taken: `processor time, ${way}`, cores: pinning },
  };
}
