import type { CallRow } from '../../shared/api/call-row.ts';
import type { HistoryPage, HistoryPosition } from '../../shared/api/views.ts';

/** The part of the history that the window has loaded: latest first, without gaps or repeats. */
export interface LoadedHistory {
  readonly rows: readonly CallRow[];
  readonly next: HistoryPosition | null;
}

/** Adds the page that follows the loaded part. */
export function appendPage(loaded: LoadedHistory, page: HistoryPage): LoadedHistory {
  return { rows: inOrder([...loaded.rows, ...page.rows]), next: page.next };
}

/**
 * Takes in a fresh first page. Rows within its reach that it no longer has are gone; rows beyond its reach stay
 * as they were. Where it does not reach the loaded rows any more, it replaces them: a gap would hide calls.
 */
export function refreshFirstPage(loaded: LoadedHistory, page: HistoryPage): LoadedHistory {
  const last = page.rows.at(-1);
  const newest = loaded.rows[0];
  if (!last || !newest || page.next === null || byTimeDescending(last, newest) < 0) return keepSame(loaded, page);
  const beyond = loaded.rows.filter((row) => byTimeDescending(last, row) < 0);
  return keepSame(loaded, {
    rows: inOrder([...page.rows, ...beyond]),
    next: beyond.length > 0 ? loaded.next : page.next,
  });
}

/** Puts what is known anew of some calls in the place of what was shown of them. */
export function updateRows(loaded: LoadedHistory, changed: readonly CallRow[]): LoadedHistory {
  const byId = new Map(changed.map((row) => [row.callId, row]));
  return keepSame(loaded, { rows: inOrder(loaded.rows.map((row) => byId.get(row.callId) ?? row)), next: loaded.next });
}

/** Keeps the identity of rows that did not change, so that only changed rows are drawn again. */
export function sameRows(shown: readonly CallRow[], fresh: readonly CallRow[]): readonly CallRow[] {
  const byId = new Map(shown.map((row) => [row.callId, row]));
  return fresh.map((row) => {
    const old = byId.get(row.callId);
    return old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row;
  });
}

function keepSame(loaded: LoadedHistory, fresh: LoadedHistory): LoadedHistory {
  return { rows: sameRows(loaded.rows, fresh.rows), next: fresh.next };
}

/** The order of the host's pages: latest first, at equal times by call id, descending. */
export function byTimeDescending(a: HistoryPosition, b: HistoryPosition): number {
  if (a.startedAt !== b.startedAt) return b.startedAt - a.startedAt;
  return a.callId < b.callId ? 1 : a.callId > b.callId ? -1 : 0;
}

/** Where a call stands twice, the later of the two is the fresher one. */
function inOrder(rows: readonly CallRow[]): readonly CallRow[] {
  return [...new Map(rows.map((row) => [row.callId, row])).values()].toSorted(byTimeDescending);
}
