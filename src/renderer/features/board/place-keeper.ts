import type { Section } from './model/arrange.ts';
import { settlePlaces, type PlacedSection } from './model/places.ts';

/** Eyes and the browser both need rest: a tile says at once what its agent does, and moves to its new place a moment later. */
const moveEveryMs = 1_000;

/** Time, injected so that tests can own it. */
export interface KeeperSurroundings {
  now(): number;
  /** @returns how to call it off. */
  after(delayMs: number, action: () => void): () => void;
}

const browser: KeeperSurroundings = {
  now: () => performance.now(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Where everybody stands. What the viewer asks for is done at once; what only the agents' doings would move, once a second. */
export class PlaceKeeper {
  readonly #surroundings: KeeperSurroundings;
  readonly #listeners = new Set<() => void>();
  #places: readonly PlacedSection[];
  #wanted: readonly PlacedSection[];
  #wish: string;
  #movedAt: number;
  #cancel: (() => void) | null = null;

  /** @param wish another one whenever the viewer asks for another order or choice */
  constructor(sections: readonly Section[], wish: string, surroundings = browser) {
    this.#surroundings = surroundings;
    this.#places = this.#wanted = settlePlaces([], sections);
    this.#wish = wish;
    this.#movedAt = surroundings.now();
  }

  get places(): readonly PlacedSection[] {
    return this.#places;
  }

  /** @returns how to stop listening. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  update(sections: readonly Section[], wish: string): void {
    this.#wanted = settlePlaces(this.#places, sections);
    const waitMs = wish === this.#wish ? this.#movedAt + moveEveryMs - this.#surroundings.now() : 0;
    this.#wish = wish;
    if (waitMs <= 0) this.#move();
    else this.#cancel ??= this.#surroundings.after(waitMs, () => this.#move());
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #move(): void {
    this.stop();
    if (this.#wanted === this.#places) return;
    this.#places = this.#wanted;
    this.#movedAt = this.#surroundings.now();
    for (const listener of this.#listeners) listener();
  }
}
