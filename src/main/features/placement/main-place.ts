import { z } from 'zod';
import type { Rectangle } from './rectangle.ts';
import { clampInto, sharedArea } from './rectangle.ts';
import type { Screens } from './screens.ts';
import { displayOf } from './screens.ts';

export const mainSize = { width: 1120, height: 720 };
export const leastMainSize = { width: 720, height: 480 };

export const mainPlaceSchema = z.object({
  /** Where the window stands when it is not maximized. */
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  maximized: z.boolean(),
});
export type MainPlace = z.infer<typeof mainPlaceSchema>;

/** Where the main window opens: where it was, if a display is still there, else in the middle of the primary one. */
export function placeMain(before: MainPlace | null, screens: Screens): Rectangle {
  const seen = before && screens.displays.some(({ workArea }) => sharedArea(before.bounds, workArea) > 0);
  if (before && seen) {
    const { width, height } = before.bounds;
    const size = { width: Math.max(width, leastMainSize.width), height: Math.max(height, leastMainSize.height) };
    return clampInto({ ...before.bounds, ...size }, displayOf(before.bounds, screens).workArea);
  }
  const { workArea } = screens.displays[0];
  const middle = {
    x: workArea.x + Math.round((workArea.width - mainSize.width) / 2),
    y: workArea.y + Math.round((workArea.height - mainSize.height) / 2),
  };
  return clampInto({ ...middle, ...mainSize }, workArea);
}

/** Whether at least a third of the window can be seen: enough to take hold of it. */
export function isReachable(bounds: Rectangle, { displays }: Screens): boolean {
  const seen = displays.reduce((sum, { workArea }) => sum + sharedArea(bounds, workArea), 0);
  return seen * 3 >= bounds.width * bounds.height;
}
