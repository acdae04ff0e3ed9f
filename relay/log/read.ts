import { crc32 } from 'node:zlib';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { toIso } from '../../src/shared/contract/time.ts';
import { takeBatch } from '../core/batch.ts';
import type { ReadFrom } from '../core/cursor.ts';
import type { BatchLimits, Stretch } from '../core/ports.ts';
import type { Viewer } from '../core/viewer.ts';
import type { RecentEvents } from './recent.ts';
import type { EventRow, Statements } from './statements.ts';

/** Where a stretch can come from. */
export interface LogEnd {
  readonly statements: Statements;
  readonly recent: RecentEvents;
  /** What is committed; nothing beyond it is read. */
  readonly head: number;
  /** Called for an event whose text is no longer what was written. */
  readonly onDamage: (seq: number) => void;
}

/** Reads on for one viewer, up to the limits. Throws SQLite's own errors. */
export function readStretch(log: LogEnd, viewer: Viewer, from: ReadFrom, limits: BatchLimits): Stretch {
  const recent = log.recent.readFor(viewer, from);
  const { taken, more } = recent
    ? takeBatch(recent, ({ bytes }) => bytes, limits)
    : takeBatch(rowsFor(log.statements, viewer, from, limits), ({ json }) => Buffer.byteLength(json), limits);
  const items = taken.map((one) => ('event' in one ? one.event : eventOf(one, log.onDamage)));
  return { items, upTo: more ? (items.at(-1)?.seq ?? from.afterSeq) : Math.max(log.head, from.afterSeq) };
}

/** Reads backwards, newest first, so many at most: seqs have no gaps. Throws SQLite's own errors. */
export function readBackwards(
  { statements, head, onDamage }: Omit<LogEnd, 'recent'>,
  { afterSeq, beforeSeq }: { readonly afterSeq: number; readonly beforeSeq: number },
  atMost: number,
): DanpingEvent[] {
  const endSeq = Math.min(beforeSeq, head + 1);
  // In the order of the file, which the disk reads ahead: backwards it takes several times as long.
  const rows = statements.readBetween.all(Math.max(afterSeq, endSeq - 1 - atMost), endSeq);
  return rows.map((row) => eventOf(row, onDamage)).toReversed();
}

/** One event by its place; `null` when it is not kept or was damaged. */
export function readAt(statements: Statements, seq: number): DanpingEvent | null {
  const row = statements.readAt.get(seq);
  return row && crc32(row.json) === row.checksum ? JSON.parse(row.json) : null;
}

function rowsFor(statements: Statements, viewer: Viewer, from: ReadFrom, limits: BatchLimits): Iterable<EventRow> {
  const untilSeq = from.skip?.untilSeq ?? 0;
  const receivedSince = from.skip?.receivedBefore ?? 0;
  const atMost = limits.maxItems + 1;
  return viewer.role === 'supervisor'
    ? statements.readAll.iterate(from.afterSeq, untilSeq, receivedSince, atMost)
    : statements.readAudience.iterate(viewer.audienceKey, from.afterSeq, untilSeq, receivedSince, atMost);
}

/** The event of a row; a stand-in for one that is not what was written. */
export function eventOf(row: EventRow, onDamage: (seq: number) => void): DanpingEvent {
  if (crc32(row.json) === row.checksum) return JSON.parse(row.json);
  onDamage(row.seq);
  return standIn(row);
}

/** Keeps the place of an event that was damaged on disk: a gap that can be seen, never a wrong word. */
function standIn({ seq, received_at }: EventRow): DanpingEvent {
  return {
    seq,
    id: `damaged:${seq}`,
    source: 'damaged',
    dialect: 'damaged',
    account: null,
    kind: 'unrecognized',
    at: null,
    receivedAt: toIso(received_at),
    callId: null,
    relatedCallIds: [],
    direction: null,
    callType: null,
    customerNumber: null,
    displayNumber: null,
    trunkNumber: null,
    agentNumber: null,
    agentName: null,
    data: { damaged: true, raw: null },
  };
}
