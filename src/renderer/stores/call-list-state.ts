import type { CallRow } from '../../shared/api/call-row.ts';
import type { CallFilter } from '../../shared/api/history-filter.ts';
import type { CappedCount } from '../../shared/api/history-views.ts';
import type { HistoryPage, HistoryPosition } from '../../shared/api/views.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import type { Failure, Result } from '../../shared/result.ts';
import type { CallWindow } from './call-window.ts';
import type { Ends } from './far-jump.ts';

/** What the page holds of the calls that are asked for, and what stands in the way. */
export interface CallListState extends CallWindow, Ends {
  readonly filter: CallFilter;
  /** The filter of which `rows` are: that of the last answer. */
  readonly shownFilter: CallFilter;
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly failure: Failure | null;
  /** How many calls there are in all; `null` as long as nobody has counted. */
  readonly total: CappedCount | null;
  /** Rises when `rows` have become another stretch of the list: nothing of where they stood holds. */
  readonly jumps: number;
}

/** Where the rows come from, latest first. `null`: a newer question has taken the place of this one. */
export interface CallSource {
  search(input: { filter: CallFilter; after: HistoryPosition | null; limit: number }): Promise<Result<HistoryPage | null>>;
  count(input: { filter: CallFilter }): Promise<Result<CappedCount | null>>;
}

export function positionOf({ startedAt, callId }: CallRow): HistoryPosition {
  return { startedAt, callId };
}

/** One call with a wrong date must not stretch the list into the future. */
export function newestOf(rows: readonly CallRow[]): EpochMs | null {
  const row = rows[Math.min(rows.length - 1, 9)];
  return row ? Math.min(row.startedAt, Date.now()) : null;
}
