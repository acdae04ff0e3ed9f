import type { CallRow } from '../../shared/api/call-row.ts';
import type { HistoryPosition } from '../../shared/api/views.ts';

/**
 * The stretch of a long list that the page holds: rows without gap or repeat, latest first, and how many are above it.
 * However long the list is, the stretch does not grow beyond `mostRows`.
 */
export interface CallWindow {
  readonly rows: readonly CallRow[];
  /** How many calls of the list are later than the first row. */
  readonly above: number;
  /** Whether nothing is earlier than the last row. */
  readonly isEnd: boolean;
}

export const noRows: CallWindow = { rows: [], above: 0, isEnd: true };

/** Rows in memory: what scrolling a screen a second passes in more than a minute. */
export const mostRows = 5_000;
/** Lists up to this length stand in the page whole: a reader, a search of the page and a print find every call. */
export const wholeUpTo = 2_000;

/** Adds the rows that follow the window; what is too much goes at its beginning. */
export function addEarlier(window: CallWindow, rows: readonly CallRow[], isEnd: boolean, most = mostRows): CallWindow {
  const all = inOrder([...window.rows, ...rows]);
  const dropped = Math.max(0, all.length - most);
  return { rows: all.slice(dropped), above: window.above + dropped, isEnd };
}

/** Adds the rows before the window; what is too much goes at its end. Nothing above them: the window begins the list. */
export function addLater(window: CallWindow, rows: readonly CallRow[], isBegin: boolean): CallWindow {
  const all = inOrder([...rows, ...window.rows]);
  const added = all.length - window.rows.length;
  return {
    rows: all.slice(0, mostRows),
    above: isBegin ? 0 : Math.max(1, window.above - added),
    isEnd: window.isEnd && all.length <= mostRows,
  };
}

/**
 * Takes in rows as they are now, from a position on. Rows within their reach that are no longer among them are gone; rows
 * beyond stay. Where they do not reach the window any more, they replace it: a gap would hide calls.
 *
 * @param after the position that they follow; `null`: they begin the list
 */
export function refreshRows(window: CallWindow, after: HistoryPosition | null, rows: readonly CallRow[], isEnd: boolean): CallWindow {
  const last = rows.at(-1);
  const newest = window.rows[0];
  const isApart = !last || !newest || (after === null && byTimeDescending(last, newest) < 0);
  const before = after === null ? [] : window.rows.filter((row) => byTimeDescending(row, after) <= 0);
  const beyond = isApart || isEnd ? [] : window.rows.filter((row) => byTimeDescending(last, row) < 0);
  const all = sameRows(window.rows, inOrder([...before, ...rows, ...beyond]));
  return {
    rows: all.slice(0, mostRows),
    above: after === null ? 0 : window.above,
    isEnd: (beyond.length > 0 ? window.isEnd : isEnd) && all.length <= mostRows,
  };
}

/** Keeps the identity of rows that did not change, so that only changed rows are drawn again. */
export function sameRows(shown: readonly CallRow[], fresh: readonly CallRow[]): readonly CallRow[] {
  const byId = new Map(shown.map((row) => [row.callId, row]));
  const rows = fresh.map((row) => {
    const old = byId.get(row.callId);
    return old === row || (old !== undefined && JSON.stringify(old) === JSON.stringify(row)) ? old : row;
  });
  return rows.length === shown.length && rows.every((row, index) => row === shown[index]) ? shown : rows;
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
