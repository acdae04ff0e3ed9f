import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../../shared/api/call-row.ts';
import { dayWordOf, startOfDay } from '../../ui/day-word.ts';
import { useToday } from '../../ui/use-today.ts';
import type { RowGroup } from '../calls/CallTable.tsx';

/** Puts rows, latest first, under the days of this computer's calendar. */
export function useDayGroups(rows: readonly CallRow[]): readonly RowGroup[] {
  const { t } = useTranslation('desk');
  const today = useToday();
  return byDay(rows).map(({ day, rows: ofDay }) => {
    const word = dayWordOf(day, today);
    const date = t(word === 'older' ? 'history.day-older' : 'history.day', { at: day });
    const title = word === 'today' || word === 'yesterday' ? `${t(`history.${word}`)} · ${date}` : date;
    return { title, rows: ofDay };
  });
}

/** Neighbours of the same day, in the order given. */
export function byDay<Row extends { readonly startedAt: number }>(
  rows: readonly Row[],
): readonly { readonly day: number; readonly rows: readonly Row[] }[] {
  const days: { day: number; rows: Row[] }[] = [];
  for (const row of rows) {
    const day = startOfDay(row.startedAt);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days;
}
