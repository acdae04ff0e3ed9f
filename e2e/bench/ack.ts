import { rounded, within, type Bench, type BenchRun, type Figure } from './figure.ts';
import { pinning } from './harness/cores.ts';
import { MemoryWatch, settledGrowth } from './harness/memory-watch.ts';
import { staffedRelay } from './harness/staffed-relay.ts';
import { loaded } from './harness/under-load.ts';
import type { LoadResult } from './load/wish.ts';

const agents = 200;
const perSecond = 2_000;
const everyMs = 1_000;
/** A relay that holds so much more than it did when it had warmed up is not flat. */
const mostGrowth = 1.1;

/** How long a cloud waits for its answer at 2,000 pushes a second, and what that does to the relay's memory over ten minutes. */
export const ack: Bench = {
  name: 'ack',
  async measure(run) {
    const seconds = run.quick ? 15 : 600;
    const staffed = await staffedRelay(agents);
    const target = await staffed.target();
    const memory = new MemoryWatch(target.pid, everyMs);
    try {
      run.say(`${perSecond} pushes a second for ${seconds} s`);
      const seen = await loaded(target, { clients: staffed.clients, rate: { kind: 'steady', perSecond }, warmUpSeconds: run.quick ? 2 : 10, seconds });
      return [answerRow(seen), ...lostRows(seen), memoryRow(memory.end(), run)];
    } finally {
      memory.end();
      await target.stop();
      staffed.remove();
    }
  },
};

function answerRow({ answer, delivery, pushes, serverCpu }: LoadResult): Figure {
  const detail = { p50: rounded(answer.p50), longest: rounded(answer.longest), deliveryP99: rounded(delivery.p99), pushes, serverCpu: rounded(serverCpu), cores: pinning };
  return within(`answer at ${perSecond} pushes/s, p99`, answer.p99, 'ms', 100, detail);
}

function lostRows({ pushes, answered, delivered }: LoadResult): readonly Figure[] {
  const row = (figure: string, value: number): Figure => ({ figure, value, unit: '', against: null, ratio: null, budget: 'none', ok: value === 0 });
  return [row(`pushes not answered 2xx at ${perSecond}/s`, pushes - answered), row(`pushes answered 2xx and not delivered at ${perSecond}/s`, Math.max(0, answered - delivered))];
}

function memoryRow(samples: readonly (readonly [seconds: number, bytes: number])[], { quick, draw }: BenchRun): Figure {
  const toMiB = (bytes: number): number => rounded(bytes / 2 ** 20);
  draw({ name: `The relay's memory at ${perSecond} pushes a second`, x: 's', y: 'MiB', scale: 'linear', lines: [{ name: 'resident', points: samples.map(([at, bytes]) => [rounded(at), toMiB(bytes)] as const) }] });
  const { early, late, perHour } = settledGrowth(samples);
  return {
    figure: 'memory at the end of it',
    value: toMiB(late),
    unit: 'MiB',
    against: `after warming up (${toMiB(early)} MiB)`,
    ratio: rounded(late / early),
    budget: `at most ${mostGrowth} ×`,
    // V8 takes a minute to find out how much it needs.
    ok: quick ? null : late / early <= mostGrowth,
    detail: { slopeMiBPerHour: toMiB(perHour), atFirstMiB: toMiB(samples[0]?.[1] ?? Number.NaN), seconds: Math.round(samples.at(-1)?.[0] ?? 0) },
  };
}
