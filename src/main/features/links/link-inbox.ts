import type { Link } from './read-link.ts';

/** Links come when the operating system likes, the first one before there is a window: they wait here. */
export class LinkInbox {
  readonly #waiting: (Link | null)[] = [];
  #open: ((link: Link | null) => void) | null = null;

  /** @param link `null`: somebody started the app a second time, and wants to see it */
  offer(link: Link | null): void {
    if (this.#open) this.#open(link);
    else this.#waiting.push(link);
  }

  /** From now on links are opened at once; first those that waited, in their order. */
  attach(open: (link: Link | null) => void): void {
    this.#open = open;
    for (const link of this.#waiting.splice(0)) open(link);
  }
}
