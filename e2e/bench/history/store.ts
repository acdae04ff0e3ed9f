import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { root } from '../../../scripts/lib/paths.ts';
import { rounded, within, type Figure } from '../figure.ts';
import { copiedHistory, storeBench } from './made-history.ts';

const rowSchema = z.object({ figure: z.string(), value: z.number(), unit: z.string() });

/** Kinds of search that the budget is for. */
export const namedKinds: readonly string[] = ['prefix of 3', 'prefix of 7', 'last 4 digits', '6 digits within', 'name of 2 signs', 'word of a note'];

/** What the store's own bench says of a history of so many calls. */
export interface StoreFigures {
  readonly searches: readonly { readonly kind: string; readonly p50: number; readonly p99: number }[];
  readonly eventsPerSecond: number;
  readonly longestCommitMs: number;
}

/** Measures a copy: the calls that are committed meanwhile do not make the next run's history longer. */
export function runStoreBench(calls: number): StoreFigures {
  const folder = copiedHistory(calls);
  try {
    const { status, stdout } = spawnSync(process.execPath, [storeBench, folder.path, String(calls)], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    if (status !== 0) throw new Error('The store could not be measured.');
    const rows = stdout.trim().split('\n').map((line) => rowSchema.parse(JSON.parse(line)));
    const valueOf = (figure: string): number => rows.find((row) => row.figure.startsWith(figure))?.value ?? Number.NaN;
    const kinds = rows.flatMap(({ figure }) => /^search, (.+), p99$/.exec(figure)?.[1] ?? []);
    return {
      searches: kinds.map((kind) => ({ kind, p50: valueOf(`search, ${kind}, p50`), p99: valueOf(`search, ${kind}, p99`) })),
      eventsPerSecond: valueOf('catching up, events per second'),
      longestCommitMs: valueOf('catching up, longest commit'),
    };
  } finally {
    folder.remove();
  }
}

/** The history's store by itself: every kind of search, and catching up. */
export function measureStore(calls: number): readonly Figure[] {
  const { searches, eventsPerSecond, longestCommitMs } = runStoreBench(calls);
  const slowest = Math.max(...searches.filter(({ kind }) => namedKinds.includes(kind)).map(({ p99 }) => p99));
  return [
    within(`search in the store, ${calls} calls, p99 of the slowest kind`, slowest, 'ms', 5, Object.fromEntries(searches.map(({ kind, p99 }) => [kind, rounded(p99)]))),
    { figure: `catching up with ${calls} calls there`, value: rounded(eventsPerSecond), unit: 'events/s', against: null, ratio: null, budget: 'at least 5000 events/s', ok: eventsPerSecond >= 5_000, detail: { longestCommitOf500Ms: rounded(longestCommitMs) } },
  ];
}
