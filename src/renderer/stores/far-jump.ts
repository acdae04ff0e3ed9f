import type { CallFilter } from '../../shared/api/history-filter.ts';
import type { HistoryPage, HistoryPosition } from '../../shared/api/views.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import type { CallWindow } from './call-window.ts';
import { findOldest } from './oldest.ts';

/** Up to here the scroll bar is taken to be at its beginning, from there on at its end. */
const atBegin = 0.002;
const atEnd = 0.995;
const dayMs = 86_400_000;
/** Two days halved so often are shorter than a call. */
const mostHalvings = 16;
/** No cloud's id comes before a space. */
const beforeAnyId = ' ';

/** A page of the calls that fit; `null` where nobody waits for it any more, or the host does not answer. */
export type AskPage = (filter: CallFilter, after: HistoryPosition | null, limit: number) => Promise<HistoryPage | null>;

/** The two ends of a list in time, as far as they are known. */
export interface Ends {
  readonly newest: EpochMs | null;
  readonly oldest: EpochMs | null;
}

/** When the calls at such a share of the list began; `null` as long as its ends are not known. */
export function timeAt({ newest, oldest }: Ends, share: number): EpochMs | null {
  if (newest === null || oldest === null) return null;
  return Math.min(newest, Math.round(newest - share * (newest - oldest)) + dayMs);
}

/** Where the list ends: before its oldest call, by a day at most. */
export function endOf(filter: CallFilter, ask: AskPage): Promise<EpochMs | null> {
  return findOldest(filter.startedTo ?? Date.now(), async (at) => {
    const page = await ask({ ...filter, startedTo: at }, null, 1);
    return page && page.rows.length > 0;
  });
}

/**
 * The calls at such a share of the list's time, 0 to 1: nobody can count a million rows for a scroll bar, but everybody can
 * tell when they were.
 *
 * @param above how many calls are taken to stand above them
 */
export async function openFar(filter: CallFilter, ends: Ends, share: number, above: number, pageSize: number, ask: AskPage): Promise<CallWindow | null> {
  if (share <= atBegin) {
    const page = await ask(filter, null, pageSize);
    return page && { rows: page.rows, above: 0, isEnd: page.next === null };
  }
  const at = timeAt(ends, share);
  if (at === null || ends.oldest === null) return null;
  if (share >= atEnd) return openEnd(filter, ends.oldest, above, pageSize, ask);
  const page = await ask(filter, { startedAt: at, callId: beforeAnyId }, pageSize);
  return page && page.rows.length > 0 ? { rows: page.rows, above: Math.max(1, above), isEnd: page.next === null } : null;
}

/** The last page is the one that nothing follows: the day of the oldest call is halved until what is left fits into one. */
async function openEnd(filter: CallFilter, oldest: EpochMs, above: number, pageSize: number, ask: AskPage): Promise<CallWindow | null> {
  let [tooShortMs, tooLongMs] = [0, 2 * dayMs];
  for (let halved = 0; halved < mostHalvings; halved += 1) {
    const spanMs = (tooShortMs + tooLongMs) / 2;
    const page = await ask({ ...filter, startedTo: Math.round(oldest + spanMs) }, null, pageSize);
    if (!page) return null;
    if (page.next === null && page.rows.length > 0) return { rows: page.rows, above: Math.max(1, above), isEnd: true };
    if (page.rows.length === 0) tooShortMs = spanMs;
    else tooLongMs = spanMs;
  }
  return null;
}
