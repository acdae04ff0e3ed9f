import type { EChartsCoreOption } from 'echarts/core';
import type { Palette } from './palette.ts';

/** A chart in any colours. */
export interface Drawing {
  /** In CSS pixels, both. */
  heightAt(width: number): number;
  /** @param width of the place */
  optionIn(palette: Palette, width: number): EChartsCoreOption;
}

/** What all charts have in common. */
export function baseOf({ muted, font, surface, strong, text }: Palette): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { color: muted, fontFamily: font, fontSize: 12 },
    tooltip: {
      confine: true,
      backgroundColor: surface,
      borderColor: strong,
      textStyle: { color: text, fontSize: 12, fontFamily: font },
      extraCssText: 'max-width: 420px; white-space: normal; box-shadow: 0 4px 16px #0003;',
    },
  };
}

const letterWidth = 7;
const labelPadding = 10;
export const labelLineHeight = 16;

/** @returns how high the rows of a chart must be for the longest of their names, in CSS pixels */
export function rowHeightFor(names: readonly string[], nameWidth: number): number {
  const lines = Math.max(1, ...names.map((name) => Math.ceil((name.length * letterWidth) / nameWidth)));
  return Math.max(34, lines * labelLineHeight + labelPadding);
}

/** Stripes: what is over its budget is told without colour too. */
export function stripes({ surface }: Palette): object {
  return { symbol: 'rect', color: surface, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 };
}

/** Text that is safe in a tooltip. */
export function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
