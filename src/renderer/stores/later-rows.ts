import type { CallRow } from '../../shared/api/call-row.ts';
import type { CallFilter } from '../../shared/api/history-filter.ts';
import type { HistoryPage, HistoryPosition } from '../../shared/api/views.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import { byTimeDescending } from './call-window.ts';
import type { AskPage } from './far-jump.ts';

/** From a second, when calls come in crowds, to longer than any list lasts; then without an end, a cloud's clock may be far ahead. */
const leastSpanMs = 1_000;
const mostSpanMs = 20 * 366 * 86_400_000;
/** Widened or halved so often, whatever stands there has been met. */
const mostTries = 64;

interface Later {
  readonly rows: readonly CallRow[];
  /** Nothing is later than these. */
  readonly isBegin: boolean;
}

/**
 * The rows just before the first of `rows`. Pages go downwards only: so a span of time above is asked for, about as long as
 * the rows at hand say a page is; a further and wider one where it is empty, a narrower one where it does not fit into one
 * page. A crowd of one second is read in full.
 *
 * @returns `null` when the host did not answer
 */
export async function laterRows(
  rows: readonly CallRow[],
  filter: CallFilter,
  pageSize: number,
  ask: AskPage,
): Promise<Later | null> {
  const first = rows[0];
  if (!first) return null;
  let from = first.startedAt;
  let spanMs = Math.max(leastSpanMs, from - (rows[Math.floor(pageSize / 2)] ?? first).startedAt);
  let crowdedBy: EpochMs | null = null;
  for (let tried = 0; tried < mostTries; tried += 1) {
    if (crowdedBy !== null) spanMs = Math.max(leastSpanMs, (crowdedBy - from) / 2);
    const to: EpochMs = Math.round(from + spanMs);
    const span: CallFilter = { ...filter, startedFrom: from, startedTo: spanMs >= mostSpanMs ? filter.startedTo : upTo(to, filter) };
    const page = await ask(span, null, pageSize);
    if (page === null) return null;
    const isWhole = page.next === null;
    const isCrowd = !isWhole && spanMs <= leastSpanMs;
    const found = isCrowd ? await downTo(first, page, (after) => ask(span, after, pageSize)) : page.rows;
    if (found === null) return null;
    const isBegin = isWhole && span.startedTo === filter.startedTo;
    if (isBegin || ((isWhole || isCrowd) && found.some((row) => byTimeDescending(row, first) < 0))) return { rows: found, isBegin };
    if (isWhole) {
      from = to;
      if (crowdedBy === null) spanMs = Math.min(mostSpanMs, spanMs * 8);
    } else if (isCrowd) {
      // It is of the first row's own moment, and all of it is at hand.
      from = first.startedAt + 1;
      crowdedBy = null;
    } else crowdedBy = to;
  }
  return null;
}

/** All of a crowd that is not at hand yet: nothing may be missing between it and the first row. */
async function downTo(first: CallRow, latest: HistoryPage, askAfter: (after: HistoryPosition) => Promise<HistoryPage | null>): Promise<readonly CallRow[] | null> {
  const rows = [...latest.rows];
  for (let { next } = latest; next && byTimeDescending(next, first) < 0; ) {
    const page = await askAfter(next);
    if (!page) return null;
    rows.push(...page.rows);
    next = page.next;
  }
  return rows;
}

function upTo(at: EpochMs, { startedTo }: CallFilter): EpochMs {
  return startedTo === null ? at : Math.min(startedTo, at);
}
