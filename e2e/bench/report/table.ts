import type { BenchRows, FigureRow } from '../../../scripts/bench/result-file.ts';
import { escaped } from './html.ts';
import { shown } from './model/shown.ts';
import { markOf } from './mark.ts';

/** The figures of a bench as they were printed, each with its details beneath it. */
export function figureTable({ name, figures, failure }: BenchRows): string {
  const inner = figures.length === 0 ? `<p class="about">${escaped(failure === null ? 'No figures.' : `Came to no end: ${failure}`)}</p>` : `<div class="scroll"><table>
<thead><tr><th scope="col">Figure</th><th scope="col" class="number">Value</th><th scope="col">Against</th><th scope="col" class="number">Ratio</th><th scope="col">Budget</th><th scope="col"></th></tr></thead>
<tbody>${figures.map(rowsOf).join('')}</tbody></table></div>`;
  return `<h3>${escaped(name)}</h3>${inner}`;
}

function rowsOf(row: FigureRow): string {
  const { figure, value, unit, against, ratio, budget, detail = {} } = row;
  const { kind, word } = markOf(row);
  const more = Object.entries(detail).map(([key, of]) => `<span><i>${escaped(key)}</i> ${escaped(typeof of === 'number' ? shown(of, '') : of)}</span>`);
  return `<tr class="${kind}"><th scope="row">${escaped(figure)}</th><td class="number">${escaped(shown(value, unit))}</td><td>${escaped(against ?? '')}</td><td class="number">${ratio === null ? '' : `${shown(ratio, '')} ×`}</td><td>${escaped(budget ?? '')}</td><td><span class="mark ${kind}">${word}</span></td></tr>${more.length === 0 ? '' : `<tr class="more"><td colspan="6">${more.join(' ')}</td></tr>`}`;
}
