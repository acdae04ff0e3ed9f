import type { DeskView } from '../../../shared/api/views.ts';
import type { Failure } from '../../../shared/result.ts';
import { needsPerson } from '../connection/failure-texts.ts';

/**
 * The failure that takes the whole window: a person must act and there is neither an agent nor a call to show. Any other
 * failure leaves the calls of this computer in sight, under a banner.
 */
export function blockingFailure(view: DeskView | null, hostFailure: Failure | null): Failure | null {
  if (view === null) return hostFailure;
  const { failure } = view.connection;
  if (failure === null) return null;
  const nothingToShow = view.agent === null && view.todaysCalls.length === 0;
  return nothingToShow && needsPerson(failure) ? failure : null;
}
