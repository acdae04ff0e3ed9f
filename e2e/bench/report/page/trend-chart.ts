import type { Trend } from '../model/trends.ts';
import { shown } from '../model/shown.ts';
import { baseOf, safe, type Drawing } from './drawing.ts';

/** A figure from run to run, small. */
export function trendChart({ unit, points }: Trend): Drawing {
  const last = points.length - 1;
  return {
    heightAt: () => 64,
    optionIn: (palette) => ({
      ...baseOf(palette),
      tooltip: {
        ...Object(baseOf(palette)['tooltip']),
        trigger: 'axis',
        axisPointer: { lineStyle: { color: palette.strong } },
        formatter: ([{ dataIndex }]: readonly [{ dataIndex: number }]) => {
          const point = points[dataIndex];
          return point ? `${point.at.slice(0, 16).replace('T', ' ')} UTC${point.commit === null ? '' : `<br>commit ${safe(point.commit)}`}<br><b>${safe(shown(point.value, unit))}</b>` : '';
        },
      },
      grid: { left: 4, right: 8, top: 8, bottom: 8 },
      xAxis: { type: 'category', show: false, boundaryGap: false, data: points.map(({ at }) => at) },
      yAxis: { type: 'value', show: false, min: 0 },
      series: {
        type: 'line',
        data: points.map(({ value }, index) => ({ value, symbolSize: index === last ? 8 : 4 })),
        symbol: 'circle',
        showAllSymbol: true,
        color: palette.ours,
        lineStyle: { width: 1.5 },
        areaStyle: { opacity: 0.08 },
        emphasis: { disabled: true },
      },
    }),
  };
}
