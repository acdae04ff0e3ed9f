import type { CallRow } from '../../shared/api/call-row.ts';
import type { CallFilter } from '../../shared/api/history-filter.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import type { AskPage } from './far-jump.ts';

/** From a second, when calls come in crowds, to longer than any list lasts; then without an end, a cloud's clock may be far ahead. */
const leastSpanMs = 1_000;
const mostSpanMs = 20 * 366 * 86_400_000;
/** Widened or halved so often, whatever stands there has been met. */
const mostTries = 24;

interface Later {
  readonly rows: readonly CallRow[];
  /** Nothing is later than these. */
  readonly isBegin: boolean;
}

/**
 * The rows just before the first of `rows`. Pages go downwards only: so a span of time above is asked for, about as long as
 * the rows at hand say a page is, wider where it is empty, narrower where it does not fit into one page.
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
  let spanMs = Math.max(leastSpanMs, first.startedAt - (rows[Math.floor(pageSize / 2)] ?? first).startedAt);
  for (let tried = 0; tried < mostTries; tried += 1) {
    const startedTo = spanMs >= mostSpanMs ? filter.startedTo : upTo(first.startedAt + spanMs, filter);
    const page = await ask({ ...filter, startedFrom: first.startedAt, startedTo }, null, pageSize);
    if (page === null) return null;
    const isWhole = page.next === null;
    const isBegin = isWhole && spanMs >= mostSpanMs;
    if (isWhole && (isBegin || page.rows.length > 1)) return { rows: page.rows, isBegin };
    if (!isWhole && spanMs <= leastSpanMs) return { rows: page.rows, isBegin: false };
    spanMs = isWhole ? Math.min(mostSpanMs, spanMs * 8) : Math.max(leastSpanMs, spanMs / 2);
  }
  return null;
}

function upTo(at: EpochMs, { startedTo }: CallFilter): EpochMs {
  return Math.round(startedTo === null ? at : Math.min(startedTo, at));
}
