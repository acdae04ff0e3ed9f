import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Horizon, RowKey, TrimStatements } from './trim-statements.ts';

/** A walk through a table in short steps. */
export interface Walk<Place> {
  readonly from: Place;
  /** @returns where the next step begins, `null` after the last. */
  readonly take: (statements: TrimStatements, place: Place) => Place | null;
}

/** Rows that one step looks at. */
const stepRows = 2_000;
/** Rows that one step deletes where each costs more. */
const costlyRows = 500;
/** Unreadable pushes may take this share of the log. */
const quarantineShare = 1 / 8;

/** Who might have seen events that are no more. */
export function audienceWalk(oldest: number): Walk<string> {
  return {
    from: '',
    take: (statements, place) => {
      let key = place;
      let left = costlyRows;
      for (let looked = 0; looked < costlyRows; looked++) {
        const next = statements.audienceAfter.get(key) ?? null;
        if (next === null) return null;
        left -= statements.deleteAudience.run(next, next, oldest, left).changes;
        // The same key again: it may have more.
        if (left <= 0) return key;
        key = next;
      }
      return key;
    },
  };
}

interface FollowerPlace {
  readonly table: number;
  readonly row: RowKey | null;
}

/** Ids, legs and journeys that lie behind the oldest event. */
export function followersWalk(horizon: Horizon): Walk<FollowerPlace> {
  return {
    from: { table: 0, row: null },
    take: ({ followers }, { table, row }) => {
      const follower = followers[table];
      if (!follower) return null;
      const from = row ?? follower.start;
      const to = follower.further(from, stepRows);
      follower.deleteBetween(from, to, horizon);
      return to ? { table, row: to } : { table: table + 1, row: null };
    },
  };
}

/** Unreadable pushes that have not come again since, and the oldest of those that take too much room; none of a later day. */
export function quarantineWalk(lastBefore: EpochMs, notFrom: EpochMs, keepBytes: number): Walk<true> {
  return {
    from: true,
    take: (statements) => {
      const isFull = (statements.quarantinedBytes.get() ?? 0) > keepBytes * quarantineShare;
      const before = isFull ? notFrom : Math.min(lastBefore, notFrom);
      const atMost = isFull ? 20 : costlyRows;
      return statements.deleteQuarantined.run(before, atMost).changes > 0 ? true : null;
    },
  };
}
