import type { Places } from './places.ts';
import type { PopupWish } from './popup-place.ts';
import { draggedPlaceOf, placePopup } from './popup-place.ts';
import type { Rectangle } from './rectangle.ts';
import type { Screens } from './screens.ts';
import { arrangementOf, displayUnder } from './screens.ts';

/** Decides where the pop-up stands: where the user dragged it in this arrangement of displays, else as the settings say. */
export class PopupPlacement {
  readonly #places: Places;
  readonly #screens: () => Screens;
  readonly #wish: () => PopupWish;
  /** The display that the pop-up appeared on: it does not follow the mouse while it is shown. */
  #appearedOn: number | null = null;

  constructor(places: Places, screens: () => Screens, wish: () => PopupWish) {
    this.#places = places;
    this.#screens = screens;
    this.#wish = wish;
  }

  /** @param appearing whether the pop-up is about to be shown, rather than shown already */
  place(heightPx: number, appearing: boolean): Rectangle {
    const screens = this.#screens();
    if (appearing || this.#appearedOn === null) this.#appearedOn = displayUnder(screens.pointer, screens).id;
    const wish = this.#wish();
    const display = wish.display === 'pointer' ? this.#appearedOn : wish.display;
    return placePopup(heightPx, screens, { ...wish, display }, this.#places.popup(arrangementOf(screens)));
  }

  /** The user dragged the pop-up here. */
  dragged(bounds: Rectangle): void {
    const screens = this.#screens();
    this.#places.rememberPopup(arrangementOf(screens), draggedPlaceOf(bounds, screens));
  }

  /** From now on the settings say where, whatever was dragged before. */
  reset(): void {
    this.#places.forgetPopup();
  }
}
