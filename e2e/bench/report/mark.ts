import type { FigureRow } from '../../../scripts/bench/result-file.ts';

/** @returns what marks a figure: a shape and a word, not a colour alone */
export function markOf({ value, ok }: FigureRow): { readonly kind: string; readonly word: string } {
  if (value === null) return { kind: 'skip', word: 'not measured' };
  if (ok === null) return { kind: 'shown', word: 'for comparison' };
  return ok ? { kind: 'ok', word: 'within' } : { kind: 'over', word: 'over' };
}
