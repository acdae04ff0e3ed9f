import type { ReadFrom } from '../core/cursor.ts';
import type { Viewer } from '../core/viewer.ts';
import { codeOf } from '../sqlite/open.ts';
import type { EventRow, Statements } from './statements.ts';

/** A place in the log whose row is gone or cannot be read. */
export interface LostRow {
  readonly seq: number;
  readonly received_at: number;
  readonly json: null;
}

export type Row = EventRow | LostRow;

/**
 * What a viewer may see from there on, so many at most. A damaged database may lack rows, hold them in a wrong place, or be unable to
 * read some: each of their places comes all the same, as a {@link LostRow}. Throws SQLite's own errors where it cannot say which places
 * the viewer may see.
 *
 * @param head nothing beyond it is read
 */
export function rowsFor(statements: Statements, viewer: Viewer, from: ReadFrom, { atMost, head }: { readonly atMost: number; readonly head: number }): Iterable<Row> {
  const untilSeq = from.skip?.untilSeq ?? 0;
  const receivedSince = from.skip?.receivedBefore ?? 0;
  const { afterSeq } = from;
  if (viewer.role === 'agent') {
    const given = [viewer.audienceKey, afterSeq, untilSeq, receivedSince, atMost] as const;
    const rows = elseOneByOne(
      () => statements.readAudience.iterate(...given),
      (lastSeq) => statements.audiencePlaces.all(...given).filter(({ seq }) => seq > lastSeq),
      statements,
    );
    return upTo(head, rows);
  }
  if (from.skip) return upTo(head, statements.readAll.iterate(afterSeq, untilSeq, receivedSince, atMost));
  const lastPlace = Math.min(head, afterSeq + atMost);
  return withoutGaps(
    elseOneByOne(
      () => statements.readAll.iterate(afterSeq, 0, 0, atMost),
      (lastSeq) => placesBetween(Math.max(afterSeq, lastSeq) + 1, lastPlace),
      statements,
    ),
    afterSeq,
    lastPlace,
  );
}

/** What lies beyond is being brought to disk, and is nobody's yet. */
function* upTo(head: number, rows: Iterable<Row>): Iterable<Row> {
  for (const row of rows) {
    if (row.seq > head) return;
    yield row;
  }
}

type Place = Pick<EventRow, 'seq' | 'received_at'>;

/** Rows in the order of the file, and from the first that SQLite finds malformed on each by itself. */
function* elseOneByOne(rows: () => Iterable<Row>, placesAfter: (lastSeq: number) => readonly Place[], statements: Statements): Iterable<Row> {
  let lastSeq = 0;
  try {
    for (const row of rows()) {
      yield row;
      lastSeq = row.seq;
    }
    return;
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  for (const place of placesAfter(lastSeq)) yield readOne(statements, place);
}

function readOne(statements: Statements, place: Place): Row {
  try {
    const row = statements.readAt.get(place.seq);
    if (row) return row;
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return { ...place, json: null };
}

/** Every place once and in order: the log has no gap. */
function* withoutGaps(rows: Iterable<Row>, afterSeq: number, lastPlace: number): Iterable<Row> {
  let next = afterSeq + 1;
  let received_at = 0;
  for (const row of rows) {
    if (row.seq < next || row.seq > lastPlace) continue;
    received_at = row.received_at;
    for (; next < row.seq; next += 1) yield { seq: next, received_at, json: null };
    yield row;
    next = row.seq + 1;
  }
  for (; next <= lastPlace; next += 1) yield { seq: next, received_at, json: null };
}

function placesBetween(first: number, last: number): readonly Place[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, nth) => ({ seq: first + nth, received_at: 0 }));
}

function isDamage(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_CORRUPT');
}
