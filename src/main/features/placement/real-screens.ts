import { screen } from 'electron';
import type { Display } from 'electron';
import type { DisplayPlace, Screens } from './screens.ts';

/** The displays of this computer now. */
export function realScreens(): Screens {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return { displays: [placeOf(primary), ...others.map(placeOf)], pointer: screen.getCursorScreenPoint() };
}

/** Tells when a display comes, goes, or changes its size, scale or work area. */
export function onScreensChanged(changed: () => void): void {
  screen.on('display-added', changed);
  screen.on('display-removed', changed);
  screen.on('display-metrics-changed', changed);
}

function placeOf({ id, bounds, workArea, scaleFactor }: Display): DisplayPlace {
  // A display that is just being set up may tell an empty work area for a moment.
  const usable = workArea.width > 0 && workArea.height > 0 ? workArea : bounds;
  return { id, bounds, workArea: usable, scaleFactor };
}
