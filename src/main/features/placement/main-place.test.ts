import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReachable, placeMain } from './main-place.ts';
import { isInside } from './rectangle.ts';
import { arbitraryScreens, twoMonitors } from './testing/arbitrary-screens.ts';

const before = fc.record({
  bounds: fc.record({
    x: fc.integer({ min: -20_000, max: 20_000 }),
    y: fc.integer({ min: -20_000, max: 20_000 }),
    width: fc.integer({ min: 1, max: 10_000 }),
    height: fc.integer({ min: 1, max: 10_000 }),
  }),
  maximized: fc.boolean(),
});

describe('the main window’s place', () => {
  it('is wholly inside one work area, wherever it stood before', () => {
    fc.assert(
      fc.property(arbitraryScreens, fc.option(before), (screens, place) => {
        const bounds = placeMain(place, screens);
        expect(screens.displays.some(({ workArea }) => isInside(bounds, workArea))).toBe(true);
      }),
    );
  });

  it('is where it was, to the pixel', () => {
    const bounds = { x: -1200, y: -100, width: 900, height: 600 };
    expect(placeMain({ bounds, maximized: false }, twoMonitors)).toEqual(bounds);
  });

  it('is in the middle of the primary display when its monitor has gone', () => {
    const bounds = { x: 5_000, y: 0, width: 900, height: 600 };
    expect(placeMain({ bounds, maximized: false }, twoMonitors)).toEqual({ x: 400, y: 160, width: 1120, height: 720 });
  });

  it('is left alone while a third of it can be seen', () => {
    expect(isReachable({ x: 1320, y: 0, width: 900, height: 600 }, twoMonitors)).toBe(true);
    expect(isReachable({ x: 1700, y: 0, width: 900, height: 600 }, twoMonitors)).toBe(false);
  });

  it('is reachable wherever it is placed', () => {
    fc.assert(fc.property(arbitraryScreens, before, (screens, place) => isReachable(placeMain(place, screens), screens)));
  });
});
