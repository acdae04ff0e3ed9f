import * as fc from 'fast-check';
import type { DisplayPlace, Screens } from '../screens.ts';

const scaleFactors = [1, 1.25, 1.5, 1.75, 2, 3] as const;

const arbitraryDisplay: fc.Arbitrary<Omit<DisplayPlace, 'id'>> = fc
  .record({
    x: fc.integer({ min: -8_000, max: 8_000 }),
    y: fc.integer({ min: -8_000, max: 8_000 }),
    width: fc.integer({ min: 1, max: 5_000 }),
    height: fc.integer({ min: 1, max: 3_000 }),
    scaleFactor: fc.constantFrom(...scaleFactors),
    taken: fc.record({ left: part(), top: part(), right: part(), bottom: part() }),
  })
  .map(({ x, y, width, height, scaleFactor, taken }) => {
    const left = Math.floor(width * taken.left);
    const top = Math.floor(height * taken.top);
    return {
      bounds: { x, y, width, height },
      workArea: {
        x: x + left,
        y: y + top,
        width: Math.max(1, width - left - Math.floor(width * taken.right)),
        height: Math.max(1, height - top - Math.floor(height * taken.bottom)),
      },
      scaleFactor,
    };
  });

/** Any displays: tiny, huge, above and left of the first, overlapping, with task bars on every side. */
export const arbitraryScreens: fc.Arbitrary<Screens> = fc
  .record({
    first: arbitraryDisplay,
    others: fc.uniqueArray(arbitraryDisplay, { maxLength: 4, selector: ({ bounds }) => `${bounds.x},${bounds.y}` }),
    pointer: fc.record({ x: fc.integer({ min: -9_000, max: 9_000 }), y: fc.integer({ min: -9_000, max: 9_000 }) }),
  })
  .filter(({ first, others }) => others.every(({ bounds }) => bounds.x !== first.bounds.x || bounds.y !== first.bounds.y))
  .map(({ first, others, pointer }) => ({
    displays: [{ ...first, id: 1 }, ...others.map((display, index) => ({ ...display, id: index + 2 }))],
    pointer,
  }));

/** A full-HD monitor with a task bar below, and a smaller, sharper one to its left and somewhat higher, with the mouse. */
export const twoMonitors: Screens = {
  displays: [
    { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 }, workArea: { x: 0, y: 0, width: 1920, height: 1040 }, scaleFactor: 1 },
    { id: 2, bounds: { x: -1280, y: -200, width: 1280, height: 1024 }, workArea: { x: -1280, y: -200, width: 1280, height: 1024 }, scaleFactor: 1.5 },
  ],
  pointer: { x: -600, y: 100 },
};

function part(): fc.Arbitrary<number> {
  return fc.double({ min: 0, max: 0.3, noNaN: true });
}
