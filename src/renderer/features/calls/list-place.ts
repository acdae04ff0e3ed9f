import { heightOf, rowHeight, type ListItem } from './list-items.ts';

/** Above a stretch that hangs somewhere in a long list, there is at least so much room to scroll up into. */
const leastRoom = 20 * rowHeight;

/** A part of the space, in CSS pixels, and whether the list's very end shall stand at its lower edge. */
export interface Elsewhere {
  readonly from: number;
  readonly to: number;
  readonly isEnd: boolean;
}

/** Where the lines of a list stand in its scrolled space, in CSS pixels. */
export interface Layout {
  readonly items: readonly ListItem[];
  /** Of each line its upper edge, and behind the last its lower one. */
  readonly edges: readonly number[];
}

export interface Stretch {
  readonly first: number;
  /** Itself no longer in it. */
  readonly end: number;
}

/**
 * Puts the held stretch of a list into its scrolled space. Lines that stay keep their place while others come and go on
 * either side, so that nothing moves under the eye.
 *
 * @param above how many calls stand before the first, as far as is known
 * @param elsewhere nothing of where the lines stood holds: they begin at, or the list ends at, this part of the space
 */
export function placeItems(before: Layout, items: readonly ListItem[], above: number, elsewhere: Elsewhere | null): Layout {
  const offsets = offsetsOf(items);
  const top = above === 0 ? 0 : Math.max(leastRoom, elsewhere ? topOf(elsewhere, offsets.at(-1) ?? 0) : (keptTop(before, items, offsets) ?? above * rowHeight));
  return { items, edges: offsets.map((offset) => top + offset) };
}

function topOf({ from, to, isEnd }: Elsewhere, length: number): number {
  return isEnd ? to - length : from;
}

export const nothingPlaced: Layout = { items: [], edges: [0] };

/** The line's upper edge; `null` for one that is not held. */
export function edgeOf({ items, edges }: Layout, key: string): number | null {
  const index = items.findIndex((item) => item.key === key);
  return edges[index] ?? null;
}

/** The lines that a part of the space shows, at least in part. */
export function linesBetween({ items, edges }: Layout, from: number, to: number): Stretch {
  const first = firstEdgeBeyond(edges, from) - 1;
  const end = firstEdgeBeyond(edges, to - 1);
  return { first: Math.max(0, first), end: Math.min(items.length, Math.max(0, end)) };
}

function firstEdgeBeyond(edges: readonly number[], at: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edges[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function offsetsOf(items: readonly ListItem[]): number[] {
  let at = 0;
  return [0, ...items.map((item) => (at += heightOf(item)))];
}

/** The place of the first line that was there before decides. */
function keptTop(before: Layout, items: readonly ListItem[], offsets: readonly number[]): number | null {
  const held = new Map(before.items.map((item, index) => [item.key, before.edges[index] ?? 0]));
  const index = items.findIndex(({ kind, key }) => kind === 'call' && held.has(key));
  const edge = held.get(items[index]?.key ?? '');
  if (edge === undefined) return null;
  const top = edge - (offsets[index] ?? 0);
  return top >= leastRoom ? top : null;
}
