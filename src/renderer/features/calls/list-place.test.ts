import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRow } from '../../stores/sample-row.ts';
import { listItems, rowHeight } from './list-items.ts';
import { edgeOf, linesBetween, nothingPlaced, placeItems } from './list-place.ts';

const hourMs = 3_600_000;
const rowsOf = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => sampleRow({ callId: `c${from + index}`, startedAt: 1e12 - (from + index) * hourMs }));
const itemsOf = (from: number, to: number) => listItems(rowsOf(from, to), true);

const at = (from: number, isEnd = false) => ({ from, to: from + 700, isEnd });

describe('the place of a held stretch in a long list', () => {
  it('begins the space where nothing is above', () => {
    const layout = placeItems(nothingPlaced, itemsOf(0, 50), 0, at(777));
    expect(layout.edges[0]).toBe(0);
    expect(layout.edges).toHaveLength(layout.items.length + 1);
  });

  it('is where the scroll bar was taken to', () => {
    expect(placeItems(nothingPlaced, itemsOf(5000, 5500), 5000, at(90_000)).edges[0]).toBe(90_000);
  });

  it('has the end of the list at the end of what is seen, where that is asked for', () => {
    expect(placeItems(nothingPlaced, itemsOf(5000, 5500), 5000, at(90_000, true)).edges.at(-1)).toBe(90_700);
  });

  it('keeps every line that stays where it was, whatever comes and goes beside', () => {
    const stretch = fc.tuple(fc.integer({ min: 300, max: 400 }), fc.integer({ min: 500, max: 600 }));
    fc.assert(
      fc.property(stretch, stretch, ([from, to], [nextFrom, nextTo]) => {
        const before = placeItems(nothingPlaced, itemsOf(from, to), from, at(100_000));
        const after = placeItems(before, itemsOf(nextFrom, nextTo), nextFrom, null);
        for (let call = Math.max(from, nextFrom); call < Math.min(to, nextTo); call += 37) expect(edgeOf(after, `c${call}`)).toBe(edgeOf(before, `c${call}`));
      }),
    );
  });

  it('leaves room to scroll up into while more is above', () => {
    const before = placeItems(nothingPlaced, itemsOf(300, 400), 300, at(0));
    const after = placeItems(before, itemsOf(0, 400), 1, null);
    expect(after.edges[0]).toBeGreaterThanOrEqual(20 * rowHeight);
  });
});

it('knows which lines a part of the space shows: all that touch it, and no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), fc.nat(4000), fc.integer({ min: 1, max: 900 }), (count, from, height) => {
      const layout = placeItems(nothingPlaced, itemsOf(0, count), 0, at(0));
      const { first, end } = linesBetween(layout, from, from + height);
      for (const [index] of layout.items.entries()) {
        const isSeen = (layout.edges[index + 1] ?? 0) > from && (layout.edges[index] ?? 0) < from + height;
        expect(index >= first && index < end, `${index}`).toBe(isSeen || (from >= (layout.edges.at(-1) ?? 0) && index >= first && index < end));
      }
    }),
  );
});
