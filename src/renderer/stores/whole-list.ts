import type { CallRow } from '../../shared/api/call-row.ts';
import type { CallFilter } from '../../shared/api/history-filter.ts';
import type { HistoryPosition } from '../../shared/api/views.ts';
import { wholeUpTo, type CallWindow } from './call-window.ts';
import type { AskPage } from './far-jump.ts';

/** Whether the page holds the list from its first call to its last, and it is short enough to be read again in one go. */
export function isHeldWhole({ rows, above, isEnd }: CallWindow): boolean {
  return isEnd && above === 0 && rows.length <= wholeUpTo;
}

/**
 * A short list from its beginning: a call that has changed its place stands in it once, wherever it went.
 *
 * @returns `null` when the host did not answer, or nobody waits for it any more
 */
export async function readWhole(filter: CallFilter, pageSize: number, ask: AskPage): Promise<Pick<CallWindow, 'rows' | 'isEnd'> | null> {
  const rows: CallRow[] = [];
  let after: HistoryPosition | null = null;
  do {
    const page = await ask(filter, after, pageSize);
    if (!page) return null;
    rows.push(...page.rows);
    after = page.next;
  } while (after && rows.length <= wholeUpTo);
  return { rows, isEnd: after === null };
}
