import type { Point, Rectangle } from './rectangle.ts';
import { sharedArea } from './rectangle.ts';

export interface DisplayPlace {
  readonly id: number;
  readonly bounds: Rectangle;
  /** Without task bar and docks. */
  readonly workArea: Rectangle;
  readonly scaleFactor: number;
}

/** The displays as they stand now: at least one, the primary first. */
export interface Screens {
  readonly displays: readonly [DisplayPlace, ...DisplayPlace[]];
  readonly pointer: Point;
}

/**
 * Names an arrangement of displays: the same monitors in the same places give the same name, on the next day too.
 * Electron's display ids do not (they change with a cable), and the work area does not count: a moved task bar is
 * the same desk.
 */
export function arrangementOf({ displays }: Screens): string {
  return displays
    .map(({ bounds, scaleFactor }) => `${bounds.x},${bounds.y},${bounds.width}x${bounds.height}@${scaleFactor}`)
    .toSorted()
    .join(' ');
}

/** The display that a rectangle lies on for the most part, else the primary. */
export function displayOf(rectangle: Rectangle, { displays }: Screens): DisplayPlace {
  let best = displays[0];
  for (const display of displays) {
    if (sharedArea(rectangle, display.bounds) > sharedArea(rectangle, best.bounds)) best = display;
  }
  return best;
}

/** The display under the mouse pointer; the nearest when the pointer is between two. */
export function displayUnder(point: Point, { displays }: Screens): DisplayPlace {
  let best = displays[0];
  for (const display of displays) if (distance(point, display.bounds) < distance(point, best.bounds)) best = display;
  return best;
}

function distance({ x, y }: Point, area: Rectangle): number {
  const dx = Math.max(area.x - x, 0, x - (area.x + area.width - 1));
  const dy = Math.max(area.y - y, 0, y - (area.y + area.height - 1));
  return Math.hypot(dx, dy);
}
