const firstMs = 250;
const longestMs = 1_500;

/**
 * How long to wait before the next try, in milliseconds. Short, so that a desk is current within two seconds of the
 * relay's return; spread, so that a thousand desks do not knock at once.
 *
 * @param attempt 0 for the first try after a loss
 * @param random in [0, 1)
 */
export function backoffMs(attempt: number, random: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling * (0.5 + random / 2));
}
