import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { hourText, type HourBars } from './model/hours.ts';

use([BarChart, GridComponent, TooltipComponent, CanvasRenderer]);

export const parts = ['answered', 'missed', 'abandoned', 'other'] as const;
export type Part = (typeof parts)[number];

/** The tone of each part; stripes and dots tell them apart without colour. */
const looks: Readonly<Record<Part, { readonly tone: string; readonly decal?: object }>> = {
  answered: { tone: '--tone-wrap-up' },
  missed: { tone: '--tone-alarm', decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 } },
  abandoned: { tone: '--tone-busy', decal: { symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: 0.5 } },
  other: { tone: '--tone-off' },
};

export interface HoursChart {
  show(bars: readonly HourBars[], words: Readonly<Record<Part, string>>): void;
  close(): void;
}

/**
 * Draws the day by the hour into an element, in the colours of the page's theme. On a canvas, with the tooltip in it: the
 * content security policy allows no inline styles.
 */
export function drawHours(element: HTMLElement): HoursChart {
  const chart = init(element, null, { renderer: 'canvas' });
  let draw = (): void => undefined;
  const resized = new ResizeObserver(() => chart.resize());
  resized.observe(element);
  const themed = new MutationObserver(() => draw());
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return {
    show: (bars, words) => {
      draw = () => chart.setOption(optionOf(bars, words, getComputedStyle(document.documentElement)), { notMerge: true });
      draw();
    },
    close: () => {
      resized.disconnect();
      themed.disconnect();
      chart.dispose();
    },
  };
}

function optionOf(bars: readonly HourBars[], words: Readonly<Record<Part, string>>, style: CSSStyleDeclaration): EChartsCoreOption {
  const colour = (token: string): string => style.getPropertyValue(token).trim();
  const text = { color: colour('--text-muted'), fontSize: 12, fontFamily: style.getPropertyValue('--font') };
  return {
    animation: false,
    textStyle: text,
    grid: { left: 4, right: 4, top: 12, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: bars.map(({ hour }) => String(hour)),
      axisLabel: text,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('--border-strong') } },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: colour('--border') } } },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      axisPointer: { type: 'shadow' },
      backgroundColor: colour('--surface'),
      borderColor: colour('--border-strong'),
      textStyle: { ...text, color: colour('--text') },
      formatter: (points: readonly { readonly dataIndex: number }[]) => tooltipOf(bars[points[0]?.dataIndex ?? -1], words),
    },
    series: parts.map((part) => ({
      type: 'bar',
      name: words[part],
      stack: 'calls',
      data: bars.map((hour) => hour[part]),
      barMaxWidth: 28,
      itemStyle: { color: colour(looks[part].tone), ...(looks[part].decal && { decal: { color: colour('--surface'), ...looks[part].decal } }) },
      emphasis: { disabled: true },
    })),
  };
}

function tooltipOf(bars: HourBars | undefined, words: Readonly<Record<Part, string>>): string {
  if (!bars) return '';
  return [`${hourText(bars.hour)}–${hourText(bars.hour + 1)}`, ...parts.map((part) => `${words[part]}  ${bars[part]}`)].join('\n');
}
