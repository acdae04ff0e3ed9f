import { setTimeout as pause } from 'node:timers/promises';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import { ok, type Result } from '../../src/shared/result.ts';
import { audienceWalk, followersWalk, quarantineWalk, type Walk } from './trim-sweeps.ts';
import type { TrimStatements } from './trim-statements.ts';

/** How much of the past is kept. */
export interface Retention {
  /** Older events go. */
  readonly keepMs: number;
  /** The oldest events go while the log takes more than this. */
  readonly keepBytes: number;
}

export interface Trimmed {
  /** How many events went. */
  readonly events: number;
}

export interface TrimParts {
  /** Those of the connection of this moment. */
  readonly statements: () => TrimStatements;
  /** Runs the work inside a transaction that it may share with pushes. */
  readonly submit: <Value>(work: () => Value) => Promise<Result<Value>>;
  /** The oldest event that is kept is another one now. */
  readonly onMoved: (oldestSeq: number) => void;
  readonly signal: AbortSignal;
}

const dayMs = 24 * 3_600_000;
/** An id is known for so long after its event went: senders repeat for up to 72 h, and a clock may be a few days off. */
const idsOutliveMs = 7 * dayMs;
/** What is deleted in one transaction; pushes of that moment wait for it. */
const sliceRows = 500;
/** Between two transactions, so that the relay has time for everything else. */
const pauseMs = 5;

/**
 * One run of the retention. Whatever the clock says, at most a day's events go: a clock that jumped is noticed before
 * much is lost. What follows the events (ids, legs, journeys) is measured against the oldest event that is kept, not the clock.
 */
export async function trimLog(parts: TrimParts, retention: Retention, now: EpochMs): Promise<Result<Trimmed>> {
  const first = parts.statements().ends.get();
  const events = first ? await trimEvents(parts, retention, now, first.received_at) : ok(0);
  if (!events.ok) return events;

  const kept = parts.statements().ends.get();
  if (kept && events.value > 0) {
    const swept = await sweep(parts, audienceWalk(kept.oldest));
    if (!swept.ok) return swept;
  }
  if (kept && kept.oldest > 1 && Math.abs(kept.received_at - (parts.statements().sweptTo.get() ?? 0)) >= dayMs) {
    const swept = await sweepUpTo(parts, kept.oldest, kept.received_at);
    if (!swept.ok) return swept;
  }
  const quarantined = parts.statements().oldestQuarantined.get() ?? null;
  if (quarantined !== null) {
    const swept = await sweep(parts, quarantineWalk(now - retention.keepMs, quarantined + dayMs, retention.keepBytes));
    if (!swept.ok) return swept;
  }
  return ok({ events: events.value });
}

async function trimEvents(parts: TrimParts, retention: Retention, now: EpochMs, dayFrom: EpochMs): Promise<Result<number>> {
  let events = 0;
  while (!parts.signal.aborted) {
    const slice = await parts.submit(() => trimSlice(parts.statements(), retention, now, dayFrom));
    if (!slice.ok) return slice;
    if (slice.value === null) break;
    events += slice.value.events;
    parts.onMoved(slice.value.oldest);
    await pause(pauseMs);
  }
  return ok(events);
}

/** @returns `null` when nothing more is to go. The newest event stays: it holds the head. */
function trimSlice(statements: TrimStatements, { keepMs, keepBytes }: Retention, now: EpochMs, dayFrom: EpochMs) {
  const ends = statements.ends.get();
  if (!ends) return null;
  const isFull = (statements.usedBytes.get() ?? 0) > keepBytes;
  const before = isFull ? Number.MAX_SAFE_INTEGER : now - keepMs;
  const last = Math.min(ends.oldest + sliceRows, ends.head) - 1;
  const oldest = statements.firstToKeep.get(ends.oldest, last, dayFrom - dayMs, dayFrom + dayMs, before) ?? last + 1;
  if (oldest <= ends.oldest) return null;
  return { events: statements.deleteEventsBefore.run(oldest).changes, oldest };
}

/** Lets go of what lies behind the oldest event; once for each day by which that moved. */
async function sweepUpTo(parts: TrimParts, oldest: number, receivedAt: EpochMs): Promise<Result<void>> {
  const swept = await sweep(parts, followersWalk({ oldest, receivedAt, idsBefore: receivedAt - idsOutliveMs }));
  if (!swept.ok || parts.signal.aborted) return swept;
  const noted = await parts.submit(() => parts.statements().setSweptTo.run(String(receivedAt)));
  return noted.ok ? ok(undefined) : noted;
}

/** Takes step after step, each from where the one before ended. */
async function sweep<Place>(parts: TrimParts, { from, take }: Walk<Place>): Promise<Result<void>> {
  let place: Place | null = from;
  while (place !== null && !parts.signal.aborted) {
    const at: Place = place;
    const next: Result<Place | null> = await parts.submit(() => take(parts.statements(), at));
    if (!next.ok) return next;
    place = next.value;
    await pause(pauseMs);
  }
  return ok(undefined);
}
