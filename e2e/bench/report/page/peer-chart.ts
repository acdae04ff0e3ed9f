import type { Comparison } from '../model/comparisons.ts';
import { shown } from '../model/shown.ts';
import { baseOf, labelLineHeight, rowHeightFor, stripes, type Drawing } from './drawing.ts';

/** Ours and what it is held against, in the figure's own unit; a tick at our bar is where a budget ends. */
export function peerChart({ unit, ours, others }: Comparison): Drawing {
  const isOver = others.some(({ ok }) => ok === false);
  const rows = [{ name: 'Danping', value: ours }, ...others];
  const limits = others.flatMap(({ limit }) => (limit === null ? [] : [limit]));
  const most = Math.max(...rows.map(({ value }) => value), ...limits);
  const nameWidthAt = (width: number): number => Math.min(176, width * 0.38);
  return {
    heightAt: (width) => rows.length * rowHeightFor(rows.map(({ name }) => name), nameWidthAt(width) - 16) + 4,
    optionIn: (palette, width) => {
      const { text, ours: colour, peer, over, limit } = palette;
      const nameWidth = nameWidthAt(width);
      const axis = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } };
      return {
        ...baseOf(palette),
        tooltip: { show: false },
        grid: { left: nameWidth, right: 92, top: 2, bottom: 2 },
        xAxis: { type: 'value', min: 0, max: most, show: false },
        yAxis: [
          { ...axis, data: rows.map(({ name }) => name), axisLabel: { interval: 0, color: text, align: 'left', width: nameWidth - 16, overflow: 'break', lineHeight: labelLineHeight, margin: nameWidth - 2 } },
          { ...axis, position: 'right', data: rows.map((_, index) => String(index)), axisLabel: { interval: 0, color: text, fontSize: 13, fontWeight: 600, margin: 12, formatter: (index: string) => shown(rows[Number(index)]?.value ?? null, unit, 3) } },
        ],
        series: [
          {
            type: 'bar',
            barWidth: 14,
            data: rows.map(({ value }, index) => ({ value, itemStyle: { color: index > 0 ? peer : isOver ? over : colour, borderRadius: 2, ...(index === 0 && isOver && { decal: stripes(palette) }) } })),
            emphasis: { disabled: true },
          },
          { type: 'scatter', silent: true, clip: false, symbol: 'rect', symbolSize: [2, 26], itemStyle: { color: limit, opacity: 1 }, data: limits.map((at) => [at, 0]), z: 3 },
        ],
      };
    },
  };
}
