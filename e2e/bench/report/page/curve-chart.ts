import type { CurveRow } from '../../../../scripts/bench/result-file.ts';
import { shown } from '../model/shown.ts';
import { baseOf, type Drawing } from './drawing.ts';

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'arrow', 'pin'];
/** Each is seen on white and on black. */
const tones = ['#3f7de8', '#d0652a', '#14937f', '#9a62d2', '#c9447f', '#7d9026', '#76879b', '#b98f14'];

/** Growth, or the course of time. */
export function curveChart({ x, y, scale, lines }: CurveRow): Drawing {
  const isMany = lines.length > 1;
  return {
    heightAt: () => (isMany ? 320 : 240),
    optionIn: (palette) => {
      const { muted, line, strong, text } = palette;
      const axis = { axisLabel: { color: muted, formatter: (value: number) => short(value) }, splitLine: { lineStyle: { color: line } }, axisLine: { lineStyle: { color: strong } }, nameTextStyle: { color: muted } };
      const type = scale === 'log' ? 'log' : 'value';
      return {
        ...baseOf(palette),
        tooltip: { ...Object(baseOf(palette)['tooltip']), trigger: 'item', formatter: ({ seriesName, value: [at = 0, of = 0] }: { seriesName: string; value: number[] }) => `${seriesName}<br>${short(at)} ${x}: <b>${shown(of, y)}</b>` },
        legend: { show: isMany, bottom: 0, left: 0, itemWidth: 14, itemHeight: 8, textStyle: { color: text } },
        grid: { left: 52, right: 24, top: 28, bottom: isMany ? 92 : 40 },
        xAxis: { ...axis, type, name: x, nameLocation: 'middle', nameGap: 26, ...(scale === 'linear' && { min: 0 }) },
        yAxis: { ...axis, type, name: y, nameTextStyle: { color: muted, align: 'left', padding: [0, 0, 0, -40] }, ...(scale === 'linear' && { min: 0 }) },
        series: lines.map(({ name, points }, index) => ({
          type: 'line',
          name,
          data: points,
          symbol: symbols[index % symbols.length],
          symbolSize: points.length > 40 ? 3 : 7,
          color: tones[index % tones.length],
          lineStyle: { width: 2 },
          emphasis: { disabled: true },
        })),
      };
    },
  };
}

/** 1,000,000 is `1 M`. */
function short(value: number): string {
  if (value >= 1e6) return `${value / 1e6} M`;
  return value >= 1e4 ? `${value / 1e3} k` : String(Number(value.toPrecision(3)));
}
