import { globSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { resultName, resultsFolder } from '../../../scripts/bench/result-file.ts';
import { watchDesks } from '../../../scripts/lib/desktop-process.ts';
import { DeskProfiler } from './desk-profiler.ts';
import { cpuProfileSchema, selfTimes } from './self-times.ts';

const hook = fileURLToPath(new URL('hook.cjs', import.meta.url));
const mostFunctions = 15;
const delaySchema = z.object({ p99Ms: z.number(), maxMs: z.number() });

/** Watches the relays and desks that benches start: CPU profile, sampled heap, event-loop delay, as files in `bench-results/profiles`. */
export class Profiling {
  readonly #folder: string;
  #bench = '';

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** From now on every process that is started finds the hook in its environment. */
  static begin(): Profiling {
    const folder = path.join(resultsFolder, 'profiles', resultName(new Date().toISOString()).replace('.json', ''));
    mkdirSync(folder, { recursive: true });
    process.env['NODE_OPTIONS'] = `${process.env['NODE_OPTIONS'] ?? ''} --require ${JSON.stringify(hook)}`.trim();
    process.env['DANPING_PROFILES'] = folder;
    const profiling = new Profiling(folder);
    watchDesks(new DeskProfiler(folder, hook, () => profiling.#bench));
    return profiling;
  }

  turnTo(bench: string): void {
    this.#bench = bench;
    process.env['DANPING_PROFILED_BENCH'] = bench;
  }

  /** What took the time of the bench that is over, in words, for each program that was watched. */
  summary(): readonly string[] {
    const names = globSync(`${this.#bench}.*.cpuprofile`, { cwd: this.#folder }).toSorted();
    const programs = Map.groupBy(names, (name) => name.split('.')[1] ?? '');
    if (names.length === 0) return [`${this.#bench} starts neither a relay nor a desk that ended in peace: nothing was profiled.`];
    return [...[...programs].flatMap(([program, files]) => this.#summaryOf(program, files)), `Profiles: ${this.#folder} (open a .cpuprofile or .heapprofile in Chromium's developer tools)`];
  }

  #summaryOf(program: string, files: readonly string[]): readonly string[] {
    const profiles = files.map((file) => cpuProfileSchema.parse(JSON.parse(readFileSync(path.join(this.#folder, file), 'utf8'))));
    const { watchedMs, idleMs, functions } = selfTimes(profiles);
    const busyMs = Math.max(1, watchedMs - idleMs);
    const lines = functions.slice(0, mostFunctions).map(({ name, ms }) => `  ${((100 * ms) / busyMs).toFixed(1).padStart(5)} % ${Math.round(ms).toLocaleString('en').padStart(8)} ms  ${name}`);
    const runs = files.length === 1 ? '' : ` in ${files.length} runs`;
    const head = `${program} during ${this.#bench}: watched for ${(watchedMs / 1_000).toFixed(1)} s${runs}, idle ${Math.round((100 * idleMs) / Math.max(1, watchedMs))} % of it${this.#delayOf(files)}. What was busy, by self time:`;
    return [head, ...lines];
  }

  #delayOf(files: readonly string[]): string {
    const delays = files.flatMap((file) => {
      const [name] = globSync(file.replace('.cpuprofile', '.event-loop.json'), { cwd: this.#folder });
      return name === undefined ? [] : [delaySchema.parse(JSON.parse(readFileSync(path.join(this.#folder, name), 'utf8')))];
    });
    if (delays.length === 0) return '';
    const most = (of: (delay: z.infer<typeof delaySchema>) => number): string => Math.max(...delays.map(of)).toFixed(1);
    return `, event-loop delay p99 ${most(({ p99Ms }) => p99Ms)} ms, longest ${most(({ maxMs }) => maxMs)} ms (with the watch's own 1 ms)`;
  }
}
