import type { BenchResult } from '../../../scripts/bench/result-file.ts';
import { escaped } from './html.ts';
import { markOf } from './mark.ts';
import { comparisonsOf } from './model/comparisons.ts';
import { shown } from './model/shown.ts';
import { trendsOf } from './model/trends.ts';
import type { PageData } from './page-of.ts';
import { figureTable } from './table.ts';

/** A computer that did so much else had no calm to measure in. */
const busyShare = 0.3;

/** The page without its charts: each `data-chart` is a place that the page's program draws in. */
export function bodyOf({ run, earlier }: PageData): string {
  return `${header(run)}
<main>
${notMeasured(run)}
${budgets(run)}
${peers(run)}
${curves(run)}
${trends(run, earlier)}
${section('Every figure', 'What else the run knows of each is beneath it.', run.benches.map(figureTable).join('\n'))}
</main>`;
}

function header({ at, tookSeconds, quick, profiled, commit, machine, benches }: BenchResult): string {
  const marks = benches.flatMap((bench) => bench.figures.map((figure) => markOf(figure).kind));
  const count = (kind: string): number => marks.filter((mark) => mark === kind).length;
  const sums = [
    ['within budget', count('ok'), 'ok'],
    ['over budget', count('over'), 'over'],
    ['not measured', count('skip') + benches.filter(({ failure }) => failure !== null).length, 'skip'],
  ] as const;
  const isBusy = (machine.loadBefore ?? 0) > machine.cores * busyShare;
  const kind = [quick ? 'quick run, for a first look only' : 'full run', ...(isBusy ? ['the computer was busy with other things'] : []), ...(profiled ? ['profiled: slower than it is'] : [])].join(', ');
  const facts = [
    ['Processor', `${machine.cpu}, ${machine.cores} cores`],
    ['Memory', `${(machine.memoryMiB / 1_024).toFixed(1)} GiB`],
    ['Kernel', machine.kernel],
    ['Node · Electron', `${machine.node} · ${machine.electron ?? 'none'}`],
    ['fsync of a page', `${shown(machine.fsyncMs.p50, 'ms')} p50, ${shown(machine.fsyncMs.p99, 'ms')} p99`],
    ['Load before', machine.loadBefore === null ? 'unknown' : String(machine.loadBefore)],
    ['Commit', commit ? `${commit.hash.slice(0, 10)}${commit.changed ? ', with changes' : ''}` : 'none'],
  ];
  return `<header>
<div class="title"><h1>Danping benchmarks</h1>
<p>${escaped(at.slice(0, 10))} ${escaped(at.slice(11, 16))} UTC · ${kind} · took ${tookSeconds < 120 ? `${tookSeconds} s` : `${Math.round(tookSeconds / 60)} min`}</p></div>
<ul class="sums">${sums.map(([word, sum, mark]) => `<li class="${sum === 0 ? 'none' : mark}"><b>${sum}</b> ${word}</li>`).join('')}</ul>
<dl>${facts.map(([name, fact]) => `<div><dt>${name}</dt><dd>${escaped(fact ?? '')}</dd></div>`).join('')}</dl>
</header>`;
}

function notMeasured({ benches }: BenchResult): string {
  const lines = benches.flatMap(({ name, failure, figures }) => [
    ...(failure === null ? [] : [`<li><b>${escaped(name)}</b> came to no end: ${escaped(failure)}</li>`]),
    ...figures.filter(({ value }) => value === null).map(({ figure, detail }) => `<li><b>${escaped(figure)}</b>: ${escaped(String(detail?.['skipped'] ?? 'it came to no number'))}</li>`),
  ]);
  return lines.length === 0 ? '' : section('Not measured', 'On this computer, in this run.', `<ul class="missing">${lines.join('')}</ul>`);
}

function budgets({ benches }: BenchResult): string {
  const measured = benches.filter(({ figures }) => figures.some(({ budget, value }) => budget !== null && value !== null));
  const charts = measured.map((bench) => `<h3>${escaped(bench.name)}</h3><div data-chart="budgets" data-bench="${escaped(bench.name)}"${bench === measured.at(-1) ? ' data-last' : ''}></div>`);
  return charts.length === 0 ? '' : section('How much of each budget is used', 'Left of the line is within. A budget is a ratio to a peer of the same run, or a figure of its own.', `<div class="card">${charts.join('')}</div>`);
}

function peers({ benches, machine }: BenchResult): string {
  const cards = benches.flatMap(({ name, figures }) => comparisonsOf(figures, machine.fsyncMs.p50).map(({ figure }, index) => card(figure, `data-chart="peers" data-bench="${escaped(name)}" data-nth="${index}"`)));
  return cards.length === 0 ? '' : section('Beside the peers of the same run', 'The tick at our bar is where a budget ends: most a time or a size may be, or least a rate.', grid('wide', cards));
}

function curves({ benches }: BenchResult): string {
  const cards = benches.flatMap((bench) => bench.curves.map((curve, index) => card(curve.name, `data-chart="curve" data-bench="${escaped(bench.name)}" data-nth="${index}"`)));
  return cards.length === 0 ? '' : section('Growth, and the course of time', 'On logarithmic axes a straight line is a power, and its slope the exponent.', grid('wide', cards));
}

function trends(run: BenchResult, earlier: PageData['earlier']): string {
  const cards = trendsOf(run, earlier).map(({ figure, bench, unit, points }, index) => {
    const [before, now] = points.slice(-2);
    const change = before && now && before.value !== 0 ? (now.value / before.value - 1) * 100 : Number.NaN;
    const changed = Number.isFinite(change) ? ` <i>${change > 0 ? '+' : change < 0 ? '−' : '±'}${Math.abs(change).toFixed(Math.abs(change) < 10 ? 1 : 0)} %</i>` : '';
    return `<article class="card trend"><h4 title="${escaped(figure)}">${escaped(figure)}</h4><p><b>${escaped(shown(now?.value ?? null, unit, 3))}</b>${changed}</p><div data-chart="trend" data-nth="${index}" data-bench="${escaped(bench)}"></div></article>`;
  });
  const text = cards.length === 0 ? 'The next run of the same kind on this computer begins a line here.' : 'Runs of the same kind on this computer, oldest first. The percentage is the change since the run before.';
  return section('From run to run', text, cards.length === 0 ? '' : grid('narrow', cards));
}

const card = (title: string, chart: string): string => `<article class="card"><h4>${escaped(title)}</h4><div ${chart}></div></article>`;
const grid = (kind: 'wide' | 'narrow', cards: readonly string[]): string => `<div class="grid ${kind}">${cards.join('\n')}</div>`;
const section = (title: string, text: string, inner: string): string => `<section><h2>${title}</h2><p class="about">${text}</p>${inner}</section>`;
