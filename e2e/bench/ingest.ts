import { rounded, type Bench, type Figure } from './figure.ts';
import { startBareSocketIo } from './harness/bare-socketio.ts';
import { runLoad } from './harness/load-process.ts';
import { processorSeconds } from './harness/processor-time.ts';
import { quantile } from './harness/quantiles.ts';
import { staffedRelay, type StaffedRelay } from './harness/staffed-relay.ts';
import type { LoadResult, LoadWish } from './load/wish.ts';

const agents = 200;
const steadyPerSecond = 500;

type Measured = LoadResult & { readonly serverCpu: number };

/** Pushes through relay and bare Socket.IO in turn: how late they arrive at 500 a second, and how many a second there can be. */
export const ingest: Bench = {
  name: 'ingest',
  async measure({ quick, say }) {
    const staffed = await staffedRelay(agents);
    try {
      const rounds = quick ? 1 : 3;
      const ours: Measured[][] = [[], []];
      const bare: Measured[][] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        for (const [which, rate] of ([{ kind: 'steady', perSecond: steadyPerSecond }, { kind: 'flood', atOnce: 64 }] as const).entries()) {
          const asked = { rate, warmUpSeconds: quick ? 2 : 4, seconds: quick ? 5 : 15, run: `${Date.now()}` };
          bare[which]?.push(await throughBare(staffed, asked));
          ours[which]?.push(await throughRelay(staffed, asked));
          say(`round ${round + 1} of ${rounds}, ${rate.kind}: ours ${Math.round(ours[which]?.at(-1)?.deliveredPerSecond ?? 0)}/s, bare Socket.IO ${Math.round(bare[which]?.at(-1)?.deliveredPerSecond ?? 0)}/s`);
        }
      }
      return figuresOf(ours, bare);
    } finally {
      staffed.remove();
    }
  },
};

type Asked = Pick<LoadWish, 'rate' | 'warmUpSeconds' | 'seconds' | 'run'>;

async function throughRelay({ start, hookPath, clients }: StaffedRelay, asked: Asked): Promise<Measured> {
  const relay = await start();
  try {
    return await measured(relay.pid, { ...asked, url: relay.url, pushUrl: relay.url + hookPath, clients, stream: 'batches' });
  } finally {
    await relay.stop();
  }
}

async function throughBare({ clients }: StaffedRelay, asked: Asked): Promise<Measured> {
  const peer = await startBareSocketIo();
  try {
    const rooms = clients.map(({ agentNumber }) => ({ agentNumber, token: agentNumber }));
    return await measured(peer.pid, { ...asked, url: peer.url, pushUrl: `${peer.url}/`, clients: rooms, stream: 'single' });
  } finally {
    await peer.stop();
  }
}

async function measured(pid: number, wish: LoadWish): Promise<Measured> {
  const before = processorSeconds(pid);
  const result = await runLoad(wish);
  return { ...result, serverCpu: (processorSeconds(pid) - before) / (result.seconds + wish.warmUpSeconds) };
}

function figuresOf([steady = [], flood = []]: readonly Measured[][], [bareSteady = [], bareFlood = []]: readonly Measured[][]): readonly Figure[] {
  const median = (all: readonly Measured[], of: (each: Measured) => number): number => quantile(all.map(of), 0.5);
  const lost = [...steady, ...flood].reduce((sum, { answered, delivered }) => sum + Math.max(0, answered - delivered), 0);
  const [p99, bareP99] = [median(steady, ({ delivery }) => delivery.p99), median(bareSteady, ({ delivery }) => delivery.p99)];
  const [perSecond, barePerSecond] = [median(flood, (each) => each.deliveredPerSecond), median(bareFlood, (each) => each.deliveredPerSecond)];
  const cpu = (all: readonly Measured[]): Record<string, number> => ({ serverCpu: rounded(median(all, (each) => each.serverCpu)), loadCpu: rounded(median(all, (each) => each.loadCpu)) });
  return [
    {
      figure: `push to client at ${steadyPerSecond}/s, p99`,
      value: rounded(p99),
      unit: 'ms',
      against: `bare Socket.IO, nothing kept (${rounded(bareP99)} ms)`,
      ratio: rounded(p99 / bareP99),
      budget: 'at most 1.5 × and two fsyncs',
      ok: p99 <= 1.5 * bareP99 + 2 * 0.5,
      detail: { p50: rounded(median(steady, ({ delivery }) => delivery.p50)), bareP50: rounded(median(bareSteady, ({ delivery }) => delivery.p50)), ...cpu(steady) },
    },
    {
      figure: 'pushes sustained',
      value: rounded(perSecond),
      unit: '/s',
      against: `bare Socket.IO, nothing kept (${rounded(barePerSecond)}/s)`,
      ratio: rounded(perSecond / barePerSecond),
      budget: 'at least 0.5 ×',
      ok: perSecond >= 0.5 * barePerSecond,
      detail: { answerP99: rounded(median(flood, ({ answer }) => answer.p99)), ...cpu(flood), bareServerCpu: cpu(bareFlood)['serverCpu'] ?? 0 },
    },
    { figure: 'pushes answered 2xx and not delivered', value: lost, unit: '', against: null, ratio: null, budget: 'none', ok: lost === 0 },
  ];
}
