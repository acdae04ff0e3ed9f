/** What runs in the page of charts: draws every place that asks for a chart, and anew when the colours change. */
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { comparisonsOf } from '../model/comparisons.ts';
import { trendsOf } from '../model/trends.ts';
import type { PageData } from '../page-of.ts';
import { budgetChart } from './budget-chart.ts';
import type { Drawing } from './drawing.ts';
import { curveChart } from './curve-chart.ts';
import { paletteOf } from './palette.ts';
import { peerChart } from './peer-chart.ts';
import { trendChart } from './trend-chart.ts';

use([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

const { run, earlier }: PageData = JSON.parse(document.getElementById('data')?.textContent ?? '');
const trends = trendsOf(run, earlier);
const fsyncMs = run.machine.fsyncMs.p50;

function drawingFor({ chart, bench, nth, last }: DOMStringMap): Drawing | null {
  const rows = run.benches.find(({ name }) => name === bench);
  if (!rows) return null;
  if (chart === 'budgets') return budgetChart(rows.figures, fsyncMs, last !== undefined);
  const [comparison, curve, trend] = [comparisonsOf(rows.figures, fsyncMs)[Number(nth)], rows.curves[Number(nth)], trends[Number(nth)]];
  if (chart === 'peers' && comparison) return peerChart(comparison);
  if (chart === 'curve' && curve) return curveChart(curve);
  return chart === 'trend' && trend ? trendChart(trend) : null;
}

const redraws = [...document.querySelectorAll<HTMLElement>('[data-chart]')].flatMap((place) => {
  const drawing = drawingFor(place.dataset);
  if (!drawing) return [];
  const fit = (): void => void (place.style.height = `${drawing.heightAt(place.clientWidth)}px`);
  fit();
  const chart: EChartsType = init(place, null, { renderer: 'svg' });
  const draw = (): void => chart.setOption(drawing.optionIn(paletteOf(document.documentElement), place.clientWidth), { notMerge: true });
  // Tells of the first size too.
  new ResizeObserver(() => {
    fit();
    chart.resize();
    draw();
  }).observe(place);
  return [draw];
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => redraws.forEach((each) => each()));
