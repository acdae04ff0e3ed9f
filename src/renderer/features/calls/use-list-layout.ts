import { useState } from 'react';
import type { CallWindow } from '../../stores/call-window.ts';
import type { ScrollWatch } from '../../ui/scroll-watch.ts';
import { headHeight, listItems } from './list-items.ts';
import { nothingPlaced, placeItems, type Layout } from './list-place.ts';

export type HeldCalls = CallWindow & {
  /** Rises when the rows have become another stretch of the list. */
  readonly jumps: number;
};

interface Placed {
  readonly held: HeldCalls;
  readonly withDays: boolean;
  readonly layout: Layout;
}

/** The held calls as lines in their places; made anew only when the calls have changed. */
export function useListLayout(held: HeldCalls, withDays: boolean, watch: ScrollWatch): Layout {
  const [placed, setPlaced] = useState<Placed | null>(null);
  const isSame = placed?.held.rows === held.rows && placed.held.above === held.above && placed.held.jumps === held.jumps && placed.withDays === withDays;
  if (placed && isSame) return placed.layout;
  const isElsewhere = placed?.held.jumps !== held.jumps;
  const { offset, height } = watch.seen();
  const elsewhere = isElsewhere ? { from: offset, to: offset + height - headHeight, isEnd: held.isEnd } : null;
  const layout = placeItems(placed?.layout ?? nothingPlaced, listItems(held.rows, withDays), held.above, elsewhere);
  setPlaced({ held, withDays, layout });
  return layout;
}
