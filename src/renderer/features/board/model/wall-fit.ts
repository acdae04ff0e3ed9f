/** How a wall of tiles is laid out. */
export interface WallFit {
  readonly columns: number;
  readonly rows: number;
  /** How much larger than the smallest that can be read across a room. */
  readonly scale: number;
}

/** The smallest tile that can be read at six metres on a 1920 × 1080 screen: names of 32 px. In CSS pixels, with the gap. */
export const smallestTile = { width: 304, height: 88 } as const;
/** Larger says nothing more. */
const largestScale = 2.5;

/** The layout that shows the most people at once, as large as there is place; who has no place comes on the next page. */
export function fitWall(count: number, width: number, height: number): WallFit {
  const most = { columns: Math.max(1, Math.floor(width / smallestTile.width)), rows: Math.max(1, Math.floor(height / smallestTile.height)) };
  if (count >= most.columns * most.rows) return { ...most, scale: scaleOf(most.columns, most.rows, width, height) };
  const fits = Array.from({ length: most.columns }, (_, index): WallFit => {
    const columns = index + 1;
    const rows = Math.max(1, Math.ceil(count / columns));
    return { columns, rows, scale: rows > most.rows ? 0 : scaleOf(columns, rows, width, height) };
  });
  return fits.reduce((best, fit) => (fit.scale > best.scale ? fit : best));
}

function scaleOf(columns: number, rows: number, width: number, height: number): number {
  return Math.min(largestScale, Math.max(1, Math.min(width / columns / smallestTile.width, height / rows / smallestTile.height)));
}
