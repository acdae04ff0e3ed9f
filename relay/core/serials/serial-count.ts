import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { awaitedIn, bounded, fill, type Hole } from './holes.ts';

/** An event's number in its cloud's count. */
export interface Numbered {
  readonly serial: number;
  /** The cloud's time of it; `null` where it sends none. */
  readonly at: EpochMs | null;
  readonly receivedAt: EpochMs;
}

/** What is known of one count: how far it went, and which numbers are missing. */
export interface SerialCount {
  readonly head: Numbered;
  /** Ascending, none of them beyond the head. */
  readonly holes: readonly Hole[];
  /** A number that does not fit; another one after it says that the count began anew. */
  readonly doubt: Numbered | null;
}

/** What one event, or the passing of time, brought to light. */
export interface Finding {
  readonly count: SerialCount;
  /** Numbers that count as lost from now on. */
  readonly lost: number;
  /** Numbers counted as lost before that came after all. */
  readonly filled: number;
  readonly isRenumbered: boolean;
}

/** A number that is missing for so long counts as lost; clouds push over several lines, and those overtake one another. */
const graceMs = 60_000;
/** A longer jump ahead is another count, not a loss: nobody could tell how much is missing. */
const longestGap = 10_000;
/** Where no time tells, a number so far behind is another count, not a late one. */
const furthestLate = 1_000;
/** Times of one count may disagree with its numbers by so much. */
const clockSlackMs = 60_000;
/** Two doubtful numbers no further apart belong to one count. */
const doubtReach = 100;

/** The first event that is seen says where the count stands; what was before it nobody misses. */
export function beginCount(first: Numbered): SerialCount {
  return { head: first, holes: [], doubt: null };
}

/**
 * Takes one more event of a count, in whatever order they arrive. A number passed over is missing until it comes; a
 * repeat changes nothing. When the cloud begins its count anew, nothing is lost by that: a number that fits neither the
 * count nor its times is doubted, until a second one follows it (as RFC 3550, A.1, does for RTP).
 */
export function takeNumber(count: SerialCount, next: Numbered): Finding {
  const ahead = next.serial - count.head.serial;
  const laterMs = next.at === null || count.head.at === null ? null : next.at - count.head.at;
  if (ahead > 0) {
    const fits = ahead <= longestGap + 1 && (laterMs === null || laterMs >= -clockSlackMs);
    return fits ? advance(count, next) : doubtful(count, next);
  }
  const isLate = laterMs === null ? -ahead <= furthestLate : laterMs <= clockSlackMs;
  return isLate ? catchUp(count, next.serial) : doubtful(count, next);
}

/** Counts as lost what has been missing for too long. */
export function settleCount(count: SerialCount, now: EpochMs): Finding {
  // Either way: the clock may have been put right since.
  const isOverdue = ({ isLost, since }: Hole): boolean => !isLost && Math.abs(now - since) >= graceMs;
  if (!count.holes.some(isOverdue)) return nothing(count);
  const lost = awaitedIn(count.holes.filter(isOverdue));
  const holes = count.holes.map((hole) => (isOverdue(hole) ? { ...hole, isLost: true } : hole));
  return { ...nothing({ ...count, holes }), lost };
}

function advance({ head, holes }: SerialCount, next: Numbered): Finding {
  const passed = { from: head.serial + 1, to: next.serial - 1, since: next.receivedAt, isLost: false };
  const kept = bounded(passed.from <= passed.to ? [...holes, passed] : holes);
  const at = next.at ?? head.at;
  return { ...nothing({ head: { ...next, at }, holes: kept.holes, doubt: null }), lost: kept.lost };
}

function catchUp(count: SerialCount, serial: number): Finding {
  const { holes, filled } = fill(count.holes, serial);
  if (filled === null) return nothing(count);
  // A hole filled in its middle is two.
  const kept = bounded(holes);
  return { ...nothing({ ...count, holes: kept.holes }), lost: kept.lost, filled: filled === 'lost' ? 1 : 0 };
}

function doubtful(count: SerialCount, next: Numbered): Finding {
  const { doubt, holes } = count;
  const follows = doubt !== null && next.serial > doubt.serial && next.serial - doubt.serial <= doubtReach;
  if (!follows) return nothing({ ...count, doubt: next });
  return { count: beginCount(next), lost: awaitedIn(holes), filled: 0, isRenumbered: true };
}

function nothing(count: SerialCount): Finding {
  return { count, lost: 0, filled: 0, isRenumbered: false };
}
