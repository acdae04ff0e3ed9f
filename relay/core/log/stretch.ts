import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { takeBatch } from '../batch.ts';
import type { ReadFrom } from '../cursor.ts';
import type { BatchLimits, Stretch } from '../ports.ts';
import type { Viewer } from '../viewer.ts';
import type { RecentEvents } from './recent.ts';

/** Where a stretch can come from. */
export interface LogEnd<Row> {
  readonly recent: RecentEvents;
  /** What is committed; nothing beyond it is read. */
  readonly head: number;
  /** What the viewer may see from there on, in order, so many at most. */
  readonly rowsFor: (viewer: Viewer, from: ReadFrom, atMost: number) => Iterable<Row>;
  /** Size of the row's JSON. */
  readonly bytesOf: (row: Row) => number;
  readonly eventOf: (row: Row) => DanpingEvent;
}

/** Reads on for one viewer, up to the limits: from memory while it reaches back far enough. Throws what the rows throw. */
export function readStretch<Row>(log: LogEnd<Row>, viewer: Viewer, from: ReadFrom, limits: BatchLimits): Stretch {
  const recent = log.recent.readFor(viewer, from);
  if (recent) return stretchOf(log.head, from, takeBatch(recent, ({ bytes }) => bytes, limits), ({ event }) => event, ({ json }) => json);
  return stretchOf(log.head, from, takeBatch(log.rowsFor(viewer, from, limits.maxItems + 1), log.bytesOf, limits), log.eventOf, null);
}

function stretchOf<Row>(
  head: number,
  from: ReadFrom,
  { taken, more }: { readonly taken: readonly Row[]; readonly more: boolean },
  eventOf: (row: Row) => DanpingEvent,
  textOf: ((row: Row) => string) | null,
): Stretch {
  const items = taken.map(eventOf);
  return { items, ...(textOf && { texts: taken.map(textOf) }), upTo: more ? (items.at(-1)?.seq ?? from.afterSeq) : Math.max(head, from.afterSeq) };
}
