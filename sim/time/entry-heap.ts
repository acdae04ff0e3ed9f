import type { Entry } from './entry.ts';

/** A binary heap: the first entry is known, any other order is not. */
export class EntryHeap {
  readonly #entries: Entry[] = [];
  readonly #isEarlier: (a: Entry, b: Entry) => boolean;

  constructor(isEarlier: (a: Entry, b: Entry) => boolean) {
    this.#isEarlier = isEarlier;
  }

  get first(): Entry | undefined {
    return this.#entries[0];
  }

  add(entry: Entry): void {
    const heap = this.#entries;
    let place = heap.length;
    heap.push(entry);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (!parent || !this.#isEarlier(entry, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = entry;
  }

  dropFirst(): void {
    const heap = this.#entries;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      let least = heap[left];
      if (!least) break;
      const right = heap[left + 1];
      const below = right && this.#isEarlier(right, least) ? left + 1 : left;
      if (right && below !== left) least = right;
      if (!this.#isEarlier(least, last)) break;
      heap[place] = least;
      place = below;
    }
    heap[place] = last;
  }
}
