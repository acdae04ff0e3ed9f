import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Places } from './places.ts';
import type { PopupWish } from './popup-place.ts';
import { PopupPlacement } from './popup-placement.ts';
import type { Screens } from './screens.ts';
import { twoMonitors } from './testing/arbitrary-screens.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'danping-placement-'));
const made: Places[] = [];
afterAll(async () => {
  await Promise.all(made.map((places) => places.written()));
  rmSync(folder, { recursive: true, force: true });
});

const laptopAlone: Screens = { ...twoMonitors, displays: [twoMonitors.displays[0]] };

function stage(wish: PopupWish = { corner: 'bottom-right', display: 'primary' }) {
  const here = { screens: twoMonitors, wish };
  const places = new Places(path.join(folder, `${Math.random()}.json`), (error) => {
    throw error;
  });
  made.push(places);
  return { here, placement: new PopupPlacement(places, () => here.screens, () => here.wish) };
}

describe('PopupPlacement', () => {
  it('remembers for each arrangement of displays where the pop-up was dragged to', () => {
    const { here, placement } = stage();
    const onTheLeft = { x: -1200, y: 0, width: 380, height: 200 };
    placement.dragged(onTheLeft);
    expect(placement.place(200, true)).toEqual(onTheLeft);
    here.screens = laptopAlone;
    expect(placement.place(200, false)).toMatchObject({ x: 1920 - 380 - 16, y: 1040 - 200 - 16 });
    here.screens = twoMonitors;
    expect(placement.place(200, false)).toEqual(onTheLeft);
  });

  it('goes back to the corner of the settings when it is put back', () => {
    const { placement } = stage({ corner: 'top-left', display: 'primary' });
    placement.dragged({ x: 700, y: 500, width: 380, height: 200 });
    placement.reset();
    expect(placement.place(200, true)).toMatchObject({ x: 16, y: 16 });
  });

  it('appears where the mouse is and does not run after it', () => {
    const { here, placement } = stage({ corner: 'top-left', display: 'pointer' });
    expect(placement.place(200, true)).toMatchObject({ x: -1280 + 16 });
    here.screens = { ...twoMonitors, pointer: { x: 500, y: 500 } };
    expect(placement.place(300, false)).toMatchObject({ x: -1280 + 16 });
    expect(placement.place(300, true)).toMatchObject({ x: 16 });
  });
});
