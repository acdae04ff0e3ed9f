import type { CallRow } from '../../../shared/api/call-row.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import { startOfDay } from '../../ui/day-word.ts';

/** In CSS pixels, as CallGrid.module.css draws them. */
export const rowHeight = 36;
export const dayHeight = 28;
/** Of the column heads, which stand above the rows whatever is scrolled. */
export const headHeight = 32;

/** One line of a list: a call, or the day of those below it. */
export type ListItem =
  | { readonly kind: 'call'; readonly key: string; readonly call: CallRow; readonly index: number }
  | { readonly kind: 'day'; readonly key: string; readonly day: EpochMs };

/** Calls under the days of this computer's calendar, or without. `index` counts the calls alone. */
export function listItems(rows: readonly CallRow[], withDays: boolean): readonly ListItem[] {
  const items: ListItem[] = [];
  let shownDay: EpochMs | null = null;
  for (const [index, call] of rows.entries()) {
    const day = withDays ? startOfDay(call.startedAt) : null;
    if (day !== null && day !== shownDay) items.push({ kind: 'day', key: `day ${day}`, day });
    shownDay = day;
    items.push({ kind: 'call', key: call.callId, call, index });
  }
  return items;
}

export function heightOf(item: ListItem | undefined): number {
  return item?.kind === 'day' ? dayHeight : rowHeight;
}
