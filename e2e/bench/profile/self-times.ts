import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { root } from '../../../scripts/lib/paths.ts';

/** What V8 writes as `.cpuprofile`; times in microseconds. */
export const cpuProfileSchema = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }) })),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});
export type CpuProfile = z.infer<typeof cpuProfileSchema>;

/** How long functions ran themselves, what they called left out. */
export interface SelfTimes {
  readonly watchedMs: number;
  readonly idleMs: number;
  /** The longest first. */
  readonly functions: readonly { readonly name: string; readonly ms: number }[];
}

/** Several profiles of the same program become one sum. */
export function selfTimes(profiles: readonly CpuProfile[]): SelfTimes {
  const sums = new Map<string, number>();
  for (const { nodes, samples, timeDeltas } of profiles) {
    const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
    for (const [index, id] of samples.entries()) {
      const name = names.get(id) ?? '?';
      // A sample stands for the time until the next one.
      sums.set(name, (sums.get(name) ?? 0) + Math.max(0, timeDeltas[index + 1] ?? 0) / 1_000);
    }
  }
  const watchedMs = [...sums.values()].reduce((sum, ms) => sum + ms, 0);
  const functions = [...sums].map(([name, ms]) => ({ name, ms })).filter(({ name }) => name !== '(idle)');
  return { watchedMs, idleMs: sums.get('(idle)') ?? 0, functions: functions.toSorted((a, b) => b.ms - a.ms) };
}

/** `commit (relay/log/log.ts:45)`; V8's own words in parentheses are put plainly. */
function nameOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  if (functionName === '(program)') return 'system calls and native code (program)';
  if (functionName === '(garbage collector)') return 'garbage collection';
  const name = functionName === '' ? 'a function without a name' : functionName;
  return url === '' ? name : `${name} (${shortened(url)}:${lineNumber + 1})`;
}

function shortened(url: string): string {
  const file = url.startsWith('file:') ? path.relative(root, fileURLToPath(url)) : path.isAbsolute(url) ? path.relative(root, url) : url;
  return file.replace(/^.*node_modules\//, '');
}
