import { rounded, skipped, type Figure } from '../figure.ts';
import { pinning } from '../harness/cores.ts';
import { quantile } from '../harness/quantiles.ts';
import type { Client, Target } from '../harness/target.ts';
import type { LoadResult } from '../load/wish.ts';

/** One that takes part, and what was seen of it in each round. */
export interface Contender {
  readonly name: string;
  readonly configuration: string;
  /** Why it takes no part. */
  readonly skipped: string | null;
  readonly clients: readonly Client[];
  readonly start: () => Promise<Target>;
  readonly steady: LoadResult[];
  readonly flood: LoadResult[];
}

const latency = 'push to client at 500/s, p99';
const sustained = 'pushes sustained';

/** What each peer has to be to us; those that are not named are shown. */
const latencyBudgets: Readonly<Record<string, { readonly words: string; readonly most: (peerMs: number, fsyncMs: number) => number }>> = {
  'bare Socket.IO': { words: 'at most 1.5 × and two fsyncs', most: (peerMs, fsyncMs) => 1.5 * peerMs + 2 * fsyncMs },
  'Node-RED': { words: 'at most 1 ×', most: (peerMs) => peerMs },
};
const sustainedBudgets: Readonly<Record<string, number>> = { 'bare Socket.IO': 0.5, 'Node-RED': 1 };

/** The rows of all rounds: medians of the rounds, ours against each peer. */
export function figuresOf(ours: Contender, peers: readonly Contender[], fsyncs: readonly number[]): readonly Figure[] {
  const all = [ours, ...peers].flatMap(({ steady, flood }) => [...steady, ...flood]);
  const lost = (of: readonly LoadResult[]): number => of.reduce((sum, { answered, delivered }) => sum + Math.max(0, answered - delivered), 0);
  const own = lost([...ours.steady, ...ours.flood]);
  return [
    ...peers.map((peer) => (peer.skipped === null ? latencyRow(ours, peer, fsyncs) : skipped(`${latency}, against ${peer.name}`, 'ms', peer.skipped))),
    ...peers.map((peer) => (peer.skipped === null ? sustainedRow(ours, peer) : skipped(`${sustained}, against ${peer.name}`, '/s', peer.skipped))),
    { figure: 'pushes answered 2xx and not delivered', value: own, unit: '', against: null, ratio: null, budget: 'none', ok: own === 0, detail: { ofPeers: lost(all) - own } },
  ];
}

const median = (all: readonly LoadResult[], of: (each: LoadResult) => number): number => quantile(all.map(of), 0.5);

function latencyRow(ours: Contender, peer: Contender, fsyncs: readonly number[]): Figure {
  const p99Of = ({ steady }: Contender): number => median(steady, ({ delivery }) => delivery.p99);
  const [p99, peerP99] = [p99Of(ours), p99Of(peer)];
  const budget = latencyBudgets[peer.name];
  const fsync = quantile(fsyncs, 0.5);
  return {
    figure: latency,
    value: rounded(p99),
    unit: 'ms',
    against: `${peer.name}, nothing kept (${rounded(peerP99)} ms)`,
    ratio: rounded(p99 / peerP99),
    budget: budget?.words ?? null,
    ok: budget ? p99 <= budget.most(peerP99, fsync) : null,
    detail: {
      p50: rounded(median(ours.steady, ({ delivery }) => delivery.p50)),
      peerP50: rounded(median(peer.steady, ({ delivery }) => delivery.p50)),
      fsyncP50: rounded(fsync),
      fsyncP99: rounded(quantile(fsyncs, 0.99)),
      serverCpu: rounded(median(ours.steady, ({ serverCpu }) => serverCpu)),
      peer: peer.configuration,
      cores: pinning,
    },
  };
}

function sustainedRow(ours: Contender, peer: Contender): Figure {
  const rateOf = ({ flood }: Contender): number => median(flood, (each) => each.deliveredPerSecond);
  const [perSecond, peerPerSecond] = [rateOf(ours), rateOf(peer)];
  const least = sustainedBudgets[peer.name];
  const ratio = perSecond / peerPerSecond;
  return {
    figure: sustained,
    value: rounded(perSecond),
    unit: '/s',
    against: `${peer.name}, nothing kept (${rounded(peerPerSecond)}/s)`,
    ratio: rounded(ratio),
    budget: least === undefined ? null : `at least ${least} ×`,
    ok: least === undefined ? null : ratio >= least,
    detail: {
      answerP99: rounded(median(ours.flood, ({ answer }) => answer.p99)),
      ...cpuOf('server', 'load', ours),
      ...cpuOf('peerServer', 'peerLoad', peer),
      peer: peer.configuration,
      cores: pinning,
    },
  };
}

function cpuOf(server: string, load: string, { flood }: Contender): Record<string, number> {
  return {
    [`${server}Cpu`]: rounded(median(flood, ({ serverCpu }) => serverCpu)),
    [`${server}CpuEachUs`]: rounded(median(flood, ({ cpuEachUs }) => cpuEachUs)),
    [`${load}Cpu`]: rounded(median(flood, ({ loadCpu }) => loadCpu)),
  };
}
