import { crc32 } from 'node:zlib';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { toIso } from '../../src/shared/contract/time.ts';
import type { RecentEvents } from '../core/log/recent.ts';
import type { LogEnd } from '../core/log/stretch.ts';
import { rowsFor, type Row } from './rows-for.ts';
import type { EventRow, Statements } from './statements.ts';

/** About as long as the JSON of a stand-in. */
const standInBytes = 400;

/** The log's rows, as far as they are committed. */
export interface LogRows {
  readonly statements: Statements;
  /** What is committed; nothing beyond it is read. */
  readonly head: number;
  /** Called for an event whose text is no longer what was written. */
  readonly onDamage: (seq: number) => void;
}

/** The end of this log, as stretches are read from it. */
export function logEnd({ statements, head, onDamage }: LogRows, recent: RecentEvents): LogEnd<Row> {
  return {
    recent,
    head,
    rowsFor: (viewer, from, atMost) => rowsFor(statements, viewer, from, { atMost, head }),
    bytesOf: ({ json }) => (json === null ? standInBytes : Buffer.byteLength(json)),
    eventOf: (row) => eventOf(row, onDamage),
  };
}

/** Reads backwards, newest first, so many at most: seqs have no gaps. Throws SQLite's own errors. */
export function readBackwards(
  { statements, head, onDamage }: LogRows,
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

/** The event of a row; a stand-in for one that is not what was written. */
export function eventOf(row: Row, onDamage: (seq: number) => void): DanpingEvent {
  if (row.json !== null && crc32(row.json) === row.checksum) {
    const event: DanpingEvent = JSON.parse(row.json);
    // The place is no part of what the checksum covers, and stands in the text as well.
    if (event.seq === row.seq) return event;
  }
  onDamage(row.seq);
  return standIn(row);
}

/** Keeps the place of an event that was damaged on disk: a gap that can be seen, never a wrong word. */
export function standIn({ seq, received_at }: Pick<EventRow, 'seq' | 'received_at'>, more: Readonly<Record<string, unknown>> = {}): DanpingEvent {
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
    data: { damaged: true, raw: null, ...more },
  };
}
