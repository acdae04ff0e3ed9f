import type { FigureRow } from '../../../../scripts/bench/result-file.ts';

const budgetWords = /^at (most|least) ([\d.]+(?:,\d{3})*)(?: (×|[^×,]*?))?( and two fsyncs)?(?:, .+)?$/;

/**
 * The figure at which a budget is used up, in the figure's own unit; `null` where there is no budget or its words name no such figure.
 *
 * @param fsyncMs what "and two fsyncs" adds twice
 */
export function limitOf({ value, unit, ratio, budget }: FigureRow, fsyncMs: number): { readonly limit: number; readonly isMost: boolean } | null {
  const [, sort, number = '', measure = '', fsyncs] = budgetWords.exec(budget?.trim() ?? '') ?? [];
  if (sort === undefined || value === null || (measure !== '×' && measure !== '' && measure !== unit)) return null;
  if (measure === '×' && (ratio === null || ratio === 0)) return null;
  const reference = measure === '×' ? value / (ratio ?? 1) : 1;
  return { limit: Number(number.replaceAll(',', '')) * reference + (fsyncs === undefined ? 0 : 2 * fsyncMs), isMost: sort === 'most' };
}

/** How much of its budget a figure uses: 1 is all of it; `null` as with `limitOf`. */
export function budgetUse(figure: FigureRow, fsyncMs: number): number | null {
  const budget = limitOf(figure, fsyncMs);
  if (budget === null || figure.value === null) return null;
  const [part, whole] = budget.isMost ? [figure.value, budget.limit] : [budget.limit, figure.value];
  return whole === 0 ? null : part / whole;
}
