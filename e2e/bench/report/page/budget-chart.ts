import type { FigureRow } from '../../../../scripts/bench/result-file.ts';
import { budgetUse } from '../model/budget-use.ts';
import { withoutValue } from '../model/comparisons.ts';
import { percent, shown } from '../model/shown.ts';
import { baseOf, labelLineHeight, rowHeightFor, safe, stripes, type Drawing } from './drawing.ts';

const axisHeight = 24;
/** As far as the axis goes; a bar that is longer says how long. */
const mostShare = 1.5;

interface Measured extends FigureRow {
  readonly name: string;
  readonly use: number | null;
}

/**
 * One bar for each figure: how much of its budget it uses.
 *
 * @param hasAxis the last of a column of such charts
 */
export function budgetChart(figures: readonly FigureRow[], fsyncMs: number, hasAxis: boolean): Drawing {
  const rows: readonly Measured[] = figures
    .filter(({ budget, value }) => budget !== null && value !== null)
    .map((row) => ({ ...row, use: budgetUse(row, fsyncMs), name: row.against === null ? row.figure : `${row.figure}, against ${withoutValue(row.against).split(',')[0]}` }));
  const bottom = hasAxis ? axisHeight : 4;
  const nameWidthAt = (width: number): number => Math.min(360, width * 0.4);
  return {
    heightAt: (width) => rows.length * rowHeightFor(rows.map(({ name }) => name), nameWidthAt(width) - 20) + bottom,
    optionIn: (palette, width) => {
      const { text, muted, line, limit, ours, peer, over } = palette;
      const [nameWidth, valueWidth] = [nameWidthAt(width), Math.min(190, width * 0.3)];
      const axis = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } };
      return {
        ...baseOf(palette),
        tooltip: { ...Object(baseOf(palette)['tooltip']), trigger: 'item', formatter: ({ dataIndex }: { dataIndex: number }) => tooltipOf(rows[dataIndex]) },
        grid: { left: nameWidth, right: valueWidth, top: 0, bottom },
        xAxis: { type: 'value', min: 0, max: mostShare, interval: 0.5, axisLabel: { show: hasAxis, color: muted, formatter: percent }, splitLine: { lineStyle: { color: line } } },
        yAxis: [
          { ...axis, data: rows.map(({ name }) => name), axisLabel: { interval: 0, color: text, fontSize: 13, lineHeight: labelLineHeight, align: 'left', width: nameWidth - 20, overflow: 'break', margin: nameWidth - 2 } },
          {
            ...axis,
            position: 'right',
            data: rows.map((_, index) => String(index)),
            axisLabel: {
              interval: 0,
              formatter: (index: string) => valueText(rows[Number(index)]),
              margin: 12,
              rich: { value: { color: text, fontWeight: 600, fontSize: 13 }, over: { color: over, fontWeight: 600, fontSize: 13 }, share: { color: muted, fontSize: 12 } },
            },
          },
        ],
        series: {
          type: 'bar',
          barWidth: 12,
          data: rows.map(({ use, ok }) => ({ value: use === null ? 0 : Math.min(use, mostShare), itemStyle: { color: ok === null ? peer : ok ? ours : over, borderRadius: 2, ...(ok === false && { decal: stripes(palette) }) } })),
          emphasis: { disabled: true },
          markLine: { symbol: 'none', silent: true, label: { show: false }, lineStyle: { color: limit, type: 'solid', width: 1.5 }, data: [{ xAxis: 1 }] },
        },
      };
    },
  };
}

function valueText(row: Measured | undefined): string {
  if (!row) return '';
  const { value, unit, use, ok, budget } = row;
  const told = ok === null ? 'not judged' : use === null ? (budget ?? '') : percent(use);
  return `{${ok === false ? 'over' : 'value'}|${ok === false ? '✕ ' : ''}${shown(value, unit, 3)}}  {share|${told}}`;
}

function tooltipOf(row: Measured | undefined): string {
  if (!row) return '';
  const lines = [`<b>${safe(row.figure)}</b>`, safe(shown(row.value, row.unit)), ...(row.against === null ? [] : [safe(`${row.ratio ?? '?'} × ${row.against}`)]), safe(`budget: ${row.budget ?? 'none'}`)];
  return lines.join('<br>');
}
