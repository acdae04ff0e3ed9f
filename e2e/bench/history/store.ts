import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { root } from '../../../scripts/lib/paths.ts';
import { rounded, within, type Figure } from '../figure.ts';
import { madeFolder, storeBench } from './million-desk.ts';

const rowSchema = z.object({ figure: z.string(), value: z.number(), unit: z.string() });

/** Kinds of search that performance.md names. */
const named = ['prefix of 3', 'prefix of 7', 'last 4 digits', '6 digits within', 'name of 2 signs', 'word of a note'];

/** The history's store by itself: every kind of search, and catching up. */
export function measureStore(calls: number): readonly Figure[] {
  const { status, stdout } = spawnSync(process.execPath, [storeBench, madeFolder, String(calls)], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error('The store could not be measured.');
  const rows = stdout.trim().split('\n').map((line) => rowSchema.parse(JSON.parse(line)));
  const valueOf = (figure: string): number => rows.find((row) => row.figure.startsWith(figure))?.value ?? Number.NaN;
  const searches = rows.filter(({ figure }) => figure.startsWith('search, ') && figure.endsWith(', p99')).map(({ figure, value }) => [figure.slice('search, '.length, -', p99'.length), value] as const);
  const perSecond = valueOf('catching up, events per second');
  return [
    within(`search in the store, ${calls} calls, p99 of the slowest kind`, Math.max(...searches.filter(([kind]) => named.includes(kind)).map(([, p99]) => p99)), 'ms', 5, Object.fromEntries(searches.map(([kind, p99]) => [kind, rounded(p99)]))),
    { figure: `catching up with ${calls} calls there`, value: rounded(perSecond), unit: 'events/s', against: null, ratio: null, budget: 'at least 5000 events/s', ok: perSecond >= 5_000, detail: { longestCommitOf500Ms: rounded(valueOf('catching up, longest commit')) } },
  ];
}
