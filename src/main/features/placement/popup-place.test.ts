import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PopupWish } from './popup-place.ts';
import { draggedPlaceOf, placePopup, popupWidthPx } from './popup-place.ts';
import { isInside } from './rectangle.ts';
import type { Screens } from './screens.ts';
import { arbitraryScreens, twoMonitors } from './testing/arbitrary-screens.ts';

const wishes: fc.Arbitrary<PopupWish> = fc.record({
  corner: fc.constantFrom('bottom-right', 'bottom-left', 'top-right', 'top-left'),
  display: fc.oneof(fc.constantFrom<'primary' | 'pointer'>('primary', 'pointer'), fc.integer({ min: 0, max: 6 })),
});
const heights = fc.integer({ min: 1, max: 4_000 });
const primary: PopupWish = { corner: 'bottom-right', display: 'primary' };

function isWhollyVisible(place: ReturnType<typeof placePopup>, { displays }: Screens): boolean {
  return displays.some(({ workArea }) => isInside(place, workArea));
}

describe('the pop-up’s place', () => {
  it('is wholly inside one work area, whatever the displays, scales, corners and heights', () => {
    fc.assert(
      fc.property(arbitraryScreens, wishes, heights, (screens, wish, height) => {
        const place = placePopup(height, screens, wish, null);
        expect(isWhollyVisible(place, screens)).toBe(true);
        expect(place.width).toBeGreaterThan(0);
        expect(place.height).toBeGreaterThan(0);
      }),
    );
  });

  it('stays wholly visible when it was dragged anywhere and the displays then change', () => {
    const bounds = fc.record({
      x: fc.integer({ min: -9_000, max: 9_000 }),
      y: fc.integer({ min: -9_000, max: 9_000 }),
      width: fc.constant(popupWidthPx),
      height: heights,
    });
    fc.assert(
      fc.property(arbitraryScreens, arbitraryScreens, bounds, wishes, heights, (before, after, dragged, wish, height) => {
        const place = placePopup(height, after, wish, draggedPlaceOf(dragged, before));
        expect(isWhollyVisible(place, after)).toBe(true);
      }),
    );
  });

  it('is where it was dragged to, as long as the displays are the same', () => {
    fc.assert(
      fc.property(arbitraryScreens, wishes, wishes, heights, (screens, first, second, height) => {
        const place = placePopup(height, screens, first, null);
        expect(placePopup(height, screens, second, draggedPlaceOf(place, screens))).toEqual(place);
      }),
    );
  });

  it('stands 16 pixels from the wished corner of the wished display', () => {
    const at = (wish: PopupWish): readonly number[] => {
      const { x, y } = placePopup(200, twoMonitors, wish, null);
      return [x, y];
    };
    expect(at(primary)).toEqual([1920 - 380 - 16, 1040 - 200 - 16]);
    expect(at({ ...primary, corner: 'top-left' })).toEqual([16, 16]);
    expect(at({ corner: 'top-right', display: 2 })).toEqual([-1280 + 1280 - 380 - 16, -200 + 16]);
    expect(at({ ...primary, display: 99 })).toEqual(at(primary));
    expect(at({ ...primary, display: 'pointer' })).toEqual([-1280 + 1280 - 380 - 16, -200 + 1024 - 200 - 16]);
  });

  it('keeps its distance from the nearest edge when it grows and when the task bar moves', () => {
    const dragged = draggedPlaceOf({ x: 1400, y: 800, width: 380, height: 200 }, twoMonitors);
    expect(placePopup(300, twoMonitors, primary, dragged)).toMatchObject({ x: 1400, y: 700 });
    const [first, ...others] = twoMonitors.displays;
    const barOnTop: Screens = { ...twoMonitors, displays: [{ ...first, workArea: { ...first.workArea, y: 40 } }, ...others] };
    expect(placePopup(200, barOnTop, primary, dragged)).toMatchObject({ x: 1400, y: 840 });
  });
});
