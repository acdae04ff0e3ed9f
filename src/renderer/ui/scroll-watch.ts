import { useState, useSyncExternalStore } from 'react';

/** How far something is scrolled and how much of it is seen, in CSS pixels. */
export interface Scrolled {
  readonly offset: number;
  readonly height: number;
}

/** Before the page is laid out, a usual window is assumed: the first frame then has its rows. */
const usual: Scrolled = { offset: 0, height: 900 };

/** Follows the scrolling and the size of one element. */
export class ScrollWatch {
  #element: HTMLElement | null = null;
  #seen = usual;
  readonly #listeners = new Set<() => void>();

  readonly attach = (element: HTMLElement | null): (() => void) | undefined => {
    if (!element) return undefined;
    this.#element = element;
    const resized = new ResizeObserver(this.#look);
    resized.observe(element);
    element.addEventListener('scroll', this.#look, { passive: true });
    this.#look();
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', this.#look);
      this.#element = null;
    };
  };

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly seen = (): Scrolled => this.#seen;

  scrollTo(offset: number): void {
    if (!this.#element || Math.abs(this.#element.scrollTop - offset) < 1) return;
    this.#element.scrollTop = offset;
    this.#look();
  }

  focus(): void {
    this.#element?.focus();
  }

  readonly #look = (): void => {
    if (!this.#element) return;
    const { scrollTop: offset, clientHeight: height } = this.#element;
    if (height === 0 || (offset === this.#seen.offset && height === this.#seen.height)) return;
    this.#seen = { offset, height };
    for (const listener of this.#listeners) listener();
  };
}

/** A watch for the element that gets the third as its `ref`; drawn anew whenever that is scrolled. */
export function useScrollWatch(): readonly [ScrollWatch, Scrolled, ScrollWatch['attach']] {
  const [watch] = useState(() => new ScrollWatch());
  const { attach } = watch;
  return [watch, useSyncExternalStore(watch.listen, watch.seen), attach];
}
