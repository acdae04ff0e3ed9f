import { budgetRows, isFigureOf, type BudgetRow } from './budget-rows.ts';
import type { BenchResult, FigureRow } from './result-file.ts';

const notMeasured = '—';

/** Puts a result's figures into the marked places of a page, and leaves the rest of it as it is. @throws where a mark is missing */
export function filledPage(page: string, results: readonly BenchResult[]): string {
  return replaced(replaced(page, 'figures', tableOf(results)), 'machine', machineOf(results.filter((result) => tells(result, results))));
}

/** The last result in which a bench came to its end. @param results oldest first */
function lastWith(bench: string, results: readonly BenchResult[]): BenchResult | undefined {
  return results.findLast(({ benches }) => benches.some(({ name, failure }) => name === bench && failure === null));
}

const tells = (result: BenchResult, results: readonly BenchResult[]): boolean => budgetRows.some(({ bench }) => lastWith(bench, results) === result);

/** @param name of the place between `<!-- NAME -->` and `<!-- /NAME -->` */
function replaced(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page has no place ${begin} … ${end}: put both lines back.`);
  return `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`;
}

/** Of several results the last that ran a bench tells its figures. */
function tableOf(results: readonly BenchResult[]): string {
  const lines = budgetRows.map((row) => {
    const figures = lastWith(row.bench, results)?.benches.find(({ name }) => name === row.bench)?.figures ?? [];
    return `| ${row.name} | ${row.budget} | ${cellOf(row, figures)} | \`${row.bench}\` |`;
  });
  return ['| what | budget, in the same run | measured | bench |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

function cellOf(row: BudgetRow, figures: readonly FigureRow[]): string {
  const found = figures.filter(({ figure }) => isFigureOf(row, figure));
  return found.length === 0 ? notMeasured : found.map((figure) => lineOf(figure, found.length > 1)).join('<br>');
}

function lineOf({ figure, value, unit, against, ratio, ok, detail }: FigureRow, isNamed: boolean): string {
  const name = isNamed ? `${figure}: ` : '';
  if (value === null) return inCell(`${name}not measured (${detail?.['skipped'] ?? 'no number'})`);
  const mark = ok === null ? '' : ok ? ' ✓' : ' **over**';
  return `${inCell(`${name}${shownValue(value, unit)}${against === null ? '' : `, ${ratio} × ${against}`}`)}${mark}`;
}

function shownValue(value: number, unit: string): string {
  return `${value.toLocaleString('en', { maximumSignificantDigits: 4 })}${unit === '' || unit.startsWith('/') ? '' : ' '}${unit}`;
}

const inCell = (text: string): string => text.replaceAll('|', '/').replaceAll('\n', ' ');

function machineOf(results: readonly BenchResult[]): string {
  const last = results.at(-1);
  if (!last) return 'Not measured yet.';
  const { cpu, cores, memoryMiB, kernel, node, electron, loadBefore, fsyncMs } = last.machine;
  const runs = results.map(({ at, commit, quick, benches }) => `${at.slice(0, 16).replace('T', ' ')} UTC${commit ? `, commit ${commit.hash.slice(0, 10)}${commit.changed ? ' with changes' : ''}` : ''}${quick ? ', **quick: for a first look only**' : ''} (${benches.map(({ name }) => name).join(', ')})`);
  return [
    `${cpu}, ${cores} cores, ${(memoryMiB / 1_024).toFixed(1)} GiB; ${kernel}; Node ${node}; Electron ${electron ?? 'none'}; fsync of a page ${fsyncMs.p50} ms p50, ${fsyncMs.p99} ms p99; load before the run ${loadBefore ?? 'unknown'}.`,
    '',
    ...runs.map((run) => `- ${run}`),
  ].join('\n');
}
