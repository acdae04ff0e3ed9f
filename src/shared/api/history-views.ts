import type { CallStory } from '../contract/story.ts';
import type { EpochMs } from '../contract/time.ts';
import type { Failure } from '../result.ts';
import type { CallRow } from './call-row.ts';

/** A figure that is counted to a limit only. */
export interface CappedCount {
  readonly count: number;
  /** There are more than `count`. */
  readonly isMore: boolean;
}

export interface CallDetail {
  readonly call: CallRow;
  readonly story: CallStory;
  /** After some weeks the single steps are gone; what they came to stays in `call`. */
  readonly hasSteps: boolean;
}

/** Calls that the relay received while this desk was not connected. */
export interface AwayView {
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** Latest first; of each at most as many as fit on a screen. */
  readonly missed: readonly CallRow[];
  readonly others: readonly CallRow[];
  readonly missedCount: number;
  readonly othersCount: number;
}

/** What the pages are told whenever calls, notes or contacts have changed. */
export interface HistoryNews {
  /** Changes with everything that a page of the history or of the contacts may show. */
  readonly revision: number;
  readonly openMissed: CappedCount;
  /** Whether `away.view` has something to tell. */
  readonly hasAway: boolean;
}

export type ExportReport =
  | { readonly state: 'saved'; readonly file: string; readonly rows: number; /** An Excel sheet holds no more rows: older calls are missing. */ readonly isCut: boolean }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly failure: Failure };

export interface ErasureReport {
  readonly calls: number;
  readonly contacts: number;
  /** Notes on other calls in which the number stood; it stands there no more. */
  readonly notes: number;
}
