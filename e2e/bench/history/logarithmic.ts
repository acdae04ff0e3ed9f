/** A twentieth of the budget of a search: below it, chance decides which of two times is the longer. */
export const shareOfBudgetMs = 0.25;

/**
 * Whether times grow no faster than the logarithm of the size: of a logarithm each tenfold adds as much as the one before, of a power
 * ten times, or three, as much. With two sizes there is one step only, and it is held against none.
 *
 * @param sized by size ascending, each ten times the one before; milliseconds
 */
export function growsAtMostLogarithmically(sized: readonly (readonly [size: number, ms: number])[]): boolean {
  const steps = sized.slice(1).map(([, ms], index) => ms - (sized[index]?.[1] ?? Number.NaN));
  return steps.every((step, index) => step <= Math.max(0, index === 0 ? step : (steps[index - 1] ?? 0)) + shareOfBudgetMs);
}
