import type { Cursor } from '../../src/shared/contract/event.ts';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Viewer } from './viewer.ts';

/** Where a reader stands in the log. */
export interface ReadFrom {
  readonly afterSeq: number;
  /** Leaves out what was received earlier than this, among the events up to `untilSeq`. */
  readonly skip: { readonly receivedBefore: EpochMs; readonly untilSeq: number } | null;
}

export interface Start extends ReadFrom {
  /** The client's cursor holds: what follows joins on to what it has. */
  readonly resumed: boolean;
}

/** An agent without a usable cursor gets what was received in this time (contract, "Socket.IO out"). */
export const replayMs = 7 * 24 * 3_600_000;

/** Where a viewer begins to read. A cursor of another epoch, ahead of the log or older than it is no use. */
export function startFor(
  viewer: Viewer,
  cursor: Cursor | null,
  log: { readonly epoch: string; readonly head: number; readonly oldestSeq: number },
  now: EpochMs,
): Start {
  if (cursor && cursor.epoch === log.epoch && cursor.seq <= log.head && cursor.seq >= log.oldestSeq - 1) {
    return { afterSeq: cursor.seq, skip: null, resumed: true };
  }
  if (viewer.role === 'supervisor') return { afterSeq: log.head, skip: null, resumed: false };
  return { afterSeq: 0, skip: { receivedBefore: now - replayMs, untilSeq: log.head }, resumed: false };
}
