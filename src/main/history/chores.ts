/** Between two slices of slow work the thread is free for so long: whoever waits with a commit waits for one slice at most. */
const pauseMs = 10;

/** A call that comes in waits for a slice at most: so long, and one step more. */
const sliceMs = 15;
/**
 * Taking a call out of the search index costs 6 ms at a million calls, and the index pays when the transaction ends: no clock
 * within sees it.
 */
export const unindexedOfSlice = 4;

/** Takes one thing after the other until the slice is over. @returns what was taken: the first at least, if there is any */
export function takeSlice<Thing>(things: readonly Thing[], take: (thing: Thing) => void): readonly Thing[] {
  const until = performance.now() + sliceMs;
  for (const [index, thing] of things.entries()) {
    take(thing);
    if (performance.now() >= until) return things.slice(0, index + 1);
  }
  return things;
}

/** Does a slice of something slow, a few milliseconds' worth. @returns whether more is left. */
export type Slice = () => boolean;

/** Slow work of the history's thread, done in slices while nobody needs the thread. */
export class Chores {
  readonly #slices = new Map<string, Slice>();
  readonly #failed: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;

  /** @param failed hears what stopped a piece of work */
  constructor(failed: (error: unknown) => void = () => undefined) {
    this.#failed = failed;
  }

  /** Begins the work, or begins it anew. */
  begin(name: string, slice: Slice): void {
    this.#slices.set(name, slice);
    this.#soon();
  }

  /** Leaves the work as it is. */
  end(name: string): void {
    this.#slices.delete(name);
  }

  /** Does all that is left at once. */
  finish(): void {
    while (this.#slices.size > 0) this.#doOne();
  }

  /** What is not done yet is found again by whoever opens the history the next time. */
  drop(): void {
    this.#slices.clear();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #soon(): void {
    if (this.#timer || this.#slices.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#doOne();
      this.#soon();
    }, pauseMs);
  }

  #doOne(): void {
    const [next] = this.#slices;
    if (!next) return;
    const [name, slice] = next;
    this.#slices.delete(name);
    if (this.#isLeft(slice) && !this.#slices.has(name)) this.#slices.set(name, slice);
  }

  /** What the disk refuses now is left for the next time. */
  #isLeft(slice: Slice): boolean {
    try {
      return slice();
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }
}
