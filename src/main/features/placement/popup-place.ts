import type { Settings } from '../../../shared/api/settings.ts';
import { z } from 'zod';
import type { Rectangle } from './rectangle.ts';
import { clampInto } from './rectangle.ts';
import type { DisplayPlace, Screens } from './screens.ts';
import { displayOf, displayUnder } from './screens.ts';

export const popupWidthPx = 380;
/** Between the pop-up and the edge of the work area, where there is room. */
const marginPx = 16;

type Corner = Settings['popup']['corner'];
export type PopupWish = Pick<Settings['popup'], 'corner' | 'display'>;

/** Where the user dragged the pop-up to: how far its nearest corner is from the same corner of the work area. */
export const draggedPlaceSchema = z.object({
  /** The upper left corner of the display, which names it within its arrangement. */
  display: z.object({ x: z.int(), y: z.int() }),
  corner: z.enum(['bottom-right', 'bottom-left', 'top-right', 'top-left']),
  /** Inwards from the corner. */
  dx: z.int(),
  dy: z.int(),
});
export type DraggedPlace = z.infer<typeof draggedPlaceSchema>;

/**
 * Where the pop-up stands: always wholly inside one display's work area, whatever the displays are. It grows away
 * from the corner that it belongs to.
 *
 * @param heightPx what the cards need; less where the work area is lower
 */
export function placePopup(heightPx: number, screens: Screens, wish: PopupWish, dragged: DraggedPlace | null): Rectangle {
  const display = (dragged && draggedDisplay(dragged, screens)) ?? wishedDisplay(wish.display, screens);
  const { workArea } = display;
  const width = Math.min(popupWidthPx, workArea.width);
  const margin = { x: marginOf(workArea.width - width), y: marginOf(workArea.height - 1) };
  const height = Math.max(1, Math.min(Math.round(heightPx), workArea.height - 2 * margin.y));
  const inset = dragged ? { x: dragged.dx, y: dragged.dy } : margin;
  const { right, bottom } = sidesOf(dragged?.corner ?? wish.corner);
  return clampInto(
    {
      x: right ? workArea.x + workArea.width - width - inset.x : workArea.x + inset.x,
      y: bottom ? workArea.y + workArea.height - height - inset.y : workArea.y + inset.y,
      width,
      height,
    },
    workArea,
  );
}

/** Puts a dragged place into words that still hold when the pop-up grows or the work area changes. */
export function draggedPlaceOf(bounds: Rectangle, screens: Screens): DraggedPlace {
  const { bounds: display, workArea } = displayOf(bounds, screens);
  const inside = clampInto(bounds, workArea);
  const left = inside.x - workArea.x;
  const top = inside.y - workArea.y;
  const right = workArea.width - left - inside.width;
  const bottom = workArea.height - top - inside.height;
  return {
    display: { x: display.x, y: display.y },
    corner: `${top < bottom ? 'top' : 'bottom'}-${left < right ? 'left' : 'right'}`,
    dx: Math.round(Math.min(left, right)),
    dy: Math.round(Math.min(top, bottom)),
  };
}

function wishedDisplay(wish: PopupWish['display'], screens: Screens): DisplayPlace {
  if (wish === 'pointer') return displayUnder(screens.pointer, screens);
  return screens.displays.find(({ id }) => id === wish) ?? screens.displays[0];
}

function draggedDisplay({ display }: DraggedPlace, { displays }: Screens): DisplayPlace | null {
  return displays.find(({ bounds }) => bounds.x === display.x && bounds.y === display.y) ?? null;
}

function sidesOf(corner: Corner): { readonly right: boolean; readonly bottom: boolean } {
  return { right: corner.endsWith('right'), bottom: corner.startsWith('bottom') };
}

function marginOf(room: number): number {
  return Math.max(0, Math.min(marginPx, Math.floor(room / 2)));
}
