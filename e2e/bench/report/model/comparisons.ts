import type { FigureRow } from '../../../../scripts/bench/result-file.ts';
import { limitOf } from './budget-use.ts';

/** A figure beside what it was held against in the same run. */
export interface Comparison {
  readonly figure: string;
  readonly unit: string;
  readonly ours: number;
  readonly others: readonly { readonly name: string; readonly value: number; readonly limit: number | null; readonly ok: boolean | null }[];
}

/** Rows of one figure that are held against different things become one comparison. */
export function comparisonsOf(figures: readonly FigureRow[], fsyncMs: number): readonly Comparison[] {
  const found = new Map<string, Comparison>();
  for (const row of figures) {
    const { figure, value, unit, against, ratio, ok } = row;
    if (value === null || against === null || ratio === null || ratio === 0) continue;
    const other = { name: withoutValue(against), value: value / ratio, limit: limitOf(row, fsyncMs)?.limit ?? null, ok };
    const before = found.get(figure);
    found.set(figure, { figure, unit, ours: value, others: [...(before?.others ?? []), other] });
  }
  return [...found.values()];
}

/** `bare Socket.IO (0.5 ms)` without what it came to. */
export function withoutValue(against: string): string {
  return against.replace(/ \([^)]*\)$/, '');
}
