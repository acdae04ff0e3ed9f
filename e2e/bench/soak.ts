import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { rounded, within, type Bench, type Curve, type Figure } from './figure.ts';
import { pinning } from './harness/cores.ts';
import { onLoadCore } from './harness/load-process.ts';
import { quantile } from './harness/quantiles.ts';
import { staffedRelay } from './harness/staffed-relay.ts';
import { growthPerHour, lineOf, lookAt, type Look } from './soak/looks.ts';
import { soakResultSchema, type SoakResult, type SoakWish } from './soak/wish.ts';

const agents = 200;
const supervisors = 5;
/** The usual load of docs/guarantees.md: a tenth of a storm. */
const usualPerSecond = 200;
const quickSeconds = 20;
/** Before this much time a slope says more of the warming up than of a leak. */
const judgedFromHours = 0.5;
/** Below what a day would notice: 10 MiB an hour fill a gigabyte in four days. */
const mostMiBPerHour = 10;

/** A relay at its usual work for as long as one likes: what it takes of memory and disk, and whether it comes to rest. */
export const soak: Bench = {
  name: 'soak',
  onlyByName: true,
  async measure({ quick, hours, say, draw }) {
    const seconds = hours === null ? (quick ? quickSeconds : 3_600) : hours * 3_600;
    const staffed = await staffedRelay(agents, supervisors);
    try {
      const relay = await staffed.start();
      try {
        const wish = { url: relay.url, hookPath: staffed.hookPath, agents: [...staffed.clients], supervisors: [...staffed.supervisors], perSecond: usualPerSecond, seconds } satisfies SoakWish;
        const load = runSoakLoad(wish);
        const looks = await watch(load, () => lookAt(relay, staffed.data, hoursSince(load.began)), seconds, say);
        const result = await load.result;
        draw(memoryCurve(looks));
        return figuresOf(looks, result);
      } finally {
        await relay.stop();
      }
    } finally {
      staffed.remove();
    }
  },
};

interface RunningLoad {
  readonly began: number;
  readonly result: Promise<SoakResult>;
}

const hoursSince = (began: number): number => (performance.now() - began) / 3_600_000;

function runSoakLoad(wish: SoakWish): RunningLoad {
  const program = fileURLToPath(new URL('soak/load.ts', import.meta.url));
  return { began: performance.now(), result: onLoadCore(program, wish).then((said) => soakResultSchema.parse(JSON.parse(said))) };
}

/** Looks at even moments until the load is over, and tells of each hour; of each minute where there is no whole hour. */
async function watch(load: RunningLoad, look: () => Promise<Look>, seconds: number, say: (line: string) => void): Promise<readonly Look[]> {
  const [stretch, word] = seconds < 3_600 ? [60, 'minute'] : [3_600, 'hour'];
  const everyMs = seconds < 600 ? 1_000 : 10_000;
  const looks: Look[] = [];
  let told = 0;
  const over = load.result.then(() => true);
  while (!(await Promise.race([delay(everyMs, false), over]))) {
    looks.push(await look());
    if ((looks.at(-1)?.hours ?? 0) * 3_600 < (told + 1) * stretch) continue;
    say(`${word} ${(told += 1)}: ${lineOf(looks.filter(({ hours }) => hours * 3_600 >= (told - 1) * stretch))}`);
  }
  if (told * stretch < seconds - 1) say(`${word} ${told + 1}, not whole: ${lineOf(looks.filter(({ hours }) => hours * 3_600 >= told * stretch))}`);
  return looks;
}

function figuresOf(looks: readonly Look[], { pushes, answered, lastSeq, supervisorsAt, toAgents, answerMs }: SoakResult): readonly Figure[] {
  const [first, last] = [looks[0], looks.at(-1)];
  const hours = last?.hours ?? 0;
  const rssGrowth = growthPerHour(looks, ({ rssMiB }) => rssMiB);
  const heapGrowth = growthPerHour(looks, ({ heapMiB }) => heapMiB);
  const shown = (figure: string, value: number, unit: string, detail?: Figure['detail']): Figure => ({ figure, value: rounded(value), unit, against: null, ratio: null, budget: null, ok: null, ...(detail && { detail }) });
  const most = (of: (look: Look) => number): number => rounded(Math.max(...looks.map(of)));
  const flat = within('soak: growth of the resident memory', rssGrowth, 'MiB/h', mostMiBPerHour, { hours: rounded(hours), heapMiBPerHour: rounded(heapGrowth), pushesPerSecond: usualPerSecond, agents, supervisors, cores: pinning });
  const isJudged = hours >= judgedFromHours;
  const behind = supervisorsAt.filter((at) => at < lastSeq).length;
  return [
    isJudged ? flat : { ...flat, budget: null, ok: null, detail: { ...flat.detail, judged: `from ${judgedFromHours} h on` } },
    shown('soak: resident memory at the end', last?.rssMiB ?? Number.NaN, 'MiB', { atFirst: rounded(first?.rssMiB ?? Number.NaN), most: most(({ rssMiB }) => rssMiB), heapMiB: rounded(last?.heapMiB ?? Number.NaN) }),
    shown('soak: event-loop delay, p99', quantile(looks.map(({ loopDelayMs }) => loopDelayMs), 0.5), 'ms', { worstStretch: most(({ loopDelayMs }) => loopDelayMs), answerP50: rounded(answerMs.p50), answerP99: rounded(answerMs.p99) }),
    shown('soak: growth of the log', ((last?.logMiB ?? 0) - (first?.logMiB ?? 0)) / Math.max(hours, 1e-9), 'MiB/h', { atTheEndMiB: rounded(last?.logMiB ?? Number.NaN), walAtMostMiB: most(({ walMiB }) => walMiB) }),
    { figure: 'soak: pushes not answered 2xx, and supervisors left behind', value: pushes - answered + behind, unit: '', against: null, ratio: null, budget: 'none', ok: pushes === answered && behind === 0, detail: { pushes, events: lastSeq, toAgents } },
  ];
}

function memoryCurve(looks: readonly Look[]): Curve {
  const line = (name: string, of: (look: Look) => number): Curve['lines'][number] => ({ name, points: looks.map((look) => [rounded(look.hours * 60), rounded(of(look))] as const) });
  return { name: 'soak: memory of the relay', x: 'minutes', y: 'MiB', scale: 'linear', lines: [line('resident', ({ rssMiB }) => rssMiB), line('heap in use', ({ heapMiB }) => heapMiB)] };
}
