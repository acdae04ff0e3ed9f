/** One measured size: so much work there is already (events in the log, clients), and what one more costs. */
export interface CostAtSize {
  readonly size: number;
  readonly costEach: number;
}

/**
 * How the cost of the whole work grows with its size: 1 where each costs the same however many there are, 2 where each costs as much
 * as there are. Least squares through the measured sizes, both logarithmic.
 *
 * @returns NaN for fewer than two different sizes
 */
export function totalCostExponent(measured: readonly CostAtSize[]): number {
  return 1 + slope(measured.map(({ size, costEach }) => [Math.log(size), Math.log(costEach)]));
}

/** The slope of the straight line that fits best (least squares). @returns NaN where there is none */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (axis: 0 | 1): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return spread === 0 ? Number.NaN : points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
}
